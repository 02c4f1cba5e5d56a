/** The beginning of a text that is masked already, at most `max` characters; `clip` is for any other. */
export function cut(safe: string, max: number): string {
  return safe.length <= max ? safe : `${safe.slice(0, max)}…`;
}
