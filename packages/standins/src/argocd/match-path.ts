/** The named segments of a path that fits a pattern; undefined when it does not fit. */
export function matchPath(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const found: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(\w+)(=\*\*)?\}$/.exec(segment);
    if (name?.[1] !== undefined && name[2] !== undefined) {
      return { ...found, [name[1]]: given.slice(index).join("/") };
    }
    const value = given[index];
    if (value === undefined || (name === null && value !== segment)) return undefined;
    if (name?.[1] !== undefined) found[name[1]] = value;
  }
  return given.length === wanted.length ? found : undefined;
}
