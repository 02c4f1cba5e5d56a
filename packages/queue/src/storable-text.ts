/** What both Redis and PostgreSQL can hold: no NUL, and no lone surrogate, which has no UTF-8 form. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
