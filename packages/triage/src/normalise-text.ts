/**
 * A message as rules read it: lower case, one space between words, plain quotes and question marks whatever the
 * keyboard, without emoji names, code marks and the quotes around the whole.
 */
export function normaliseText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[’‘ʼ´]/g, "'")
    .replaceAll(/[“”„«»‹›「」`*]/g, " ")
    .replaceAll(/[¿¡]/g, " ")
    .replaceAll(/[؟。、]/g, (mark) => (mark === "؟" ? "?" : " "))
    .replaceAll(/:[a-z][\w+-]*:/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
}
