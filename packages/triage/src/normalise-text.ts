/**
 * A message as rules read it: lower case, one space between words, plain quotes and question marks whatever the
 * keyboard, apostrophes where hurry left them out, without emoji names, code marks and the quotes around the whole.
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
    .replaceAll(/(?<![\w-])(what|who|where|how|that)s(?![\w-])/g, "$1's")
    .replaceAll(
      /(?<![\w-])((?:do|does|did|is|are|was|were|has|have|ca|wo|should|would|could))nt(?![\w-])/g,
      "$1n't",
    )
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
}
