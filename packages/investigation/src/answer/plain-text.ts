/**
 * What a model wrote, as the plain text that an answer is: code spans stay, other Markdown goes, links keep their
 * words, lines become one.
 */
export function plainText(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : unmarked(part)))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function unmarked(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<(?:https?:[^|>]*)\|([^>]*)>/g, "$1")
    .replace(/```\w*/g, "")
    .replace(/^\s*(?:#{1,6}|>|[-*+])\s+/gm, "")
    .replace(/\*\*|__|~~/g, "");
}
