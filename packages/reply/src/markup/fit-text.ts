/** Text of at most `max` characters: what is too long ends with an ellipsis, and never with half a character. */
export function fitText(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/\p{Cs}$/u, "")}…`;
}
