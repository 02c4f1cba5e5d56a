const INSTANT =
  /(?<![\d-])(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?=(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))/g;

/**
 * Moves every RFC 3339 instant in a text by whole seconds, wherever it stands: a field, JSON within
 * JSON, a log line. Fraction and zone stay as they are, plain dates and the zero time (year 1) too.
 */
export function shiftInstants(text: string, seconds: number): string {
  if (seconds === 0) return text;
  const shifted = new Map<string, string>();
  return text.replace(INSTANT, (instant, ...parts: string[]) => {
    if (parts[0] === "0001") return instant;
    const known = shifted.get(instant);
    if (known !== undefined) return known;
    const moved = new Date(Date.parse(`${instant}Z`) + seconds * 1000);
    const result = Number.isNaN(moved.getTime()) ? instant : moved.toISOString().slice(0, 19);
    shifted.set(instant, result);
    return result;
  });
}
