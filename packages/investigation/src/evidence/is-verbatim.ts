/** Letters and digits without which an excerpt stands in any text and says nothing. */
const LEAST_TELLING = 4;

/**
 * True when `excerpt` stands in `text` word for word. Runs of white space count as one space, and an excerpt
 * may be quoted as the text is or as JSON has it, since results are JSON that quotes JSON.
 */
export function isVerbatim(excerpt: string, text: string): boolean {
  const wanted = plain(excerpt);
  if ((wanted.match(/[\p{L}\p{N}]/gu) ?? []).length < LEAST_TELLING) return false;
  const inside = unquoted(wanted);
  const forms = [plain(text), plain(JSON.stringify(text))];
  return (
    forms.some((form) => form.includes(wanted)) ||
    (inside !== undefined && unquotedAll(forms).some((form) => form.includes(inside)))
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Backslashes of JSON strings taken away once; undefined when nothing is left to look for. */
function unquoted(text: string): string | undefined {
  const bare = plain(text.replace(/\\n|\\t|\\r/g, " ").replace(/\\(["\\/])/g, "$1"));
  return bare === "" ? undefined : bare;
}

function unquotedAll(forms: readonly string[]): readonly string[] {
  return forms.flatMap((form) => unquoted(form) ?? []);
}
