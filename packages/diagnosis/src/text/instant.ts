/** An RFC 3339 time as ISO 8601 in UTC; undefined for anything else and for Go's zero time. */
export function instant(text: string | undefined | null): string | undefined {
  if (text === undefined || text === null || text === "") return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time) || time <= 0) return undefined;
  return new Date(time).toISOString();
}

/** The earliest of several times, ignoring what is no time. */
export function earliest(texts: readonly (string | undefined | null)[]): string | undefined {
  return texts
    .map(instant)
    .filter((at) => at !== undefined)
    .sort()[0];
}
