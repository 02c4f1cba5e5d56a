/** A cell of a table: as wide as its column, cut where it is wider. */
export function pad(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
