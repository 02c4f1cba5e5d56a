const escapeCharacter = "\u001b";
/** What follows an escape character: a colour or cursor command, a window title, or a single letter. */
const command = /^(?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]*|[@-Z\\^_])/u;
const plainText = /^[\t\n -~]*$/;
const invisible = /[\p{Cc}\p{Cf}]/gu;

/** Untrusted text without terminal escapes, control and text-direction characters; keeps newlines and tabs. */
export function clean(text: string): string {
  if (plainText.test(text)) return text;
  const [first = "", ...rest] = text.split(escapeCharacter);
  const bare = rest.reduce((all, part) => all + part.replace(command, ""), first);
  return bare
    .replace(/\r\n?/g, "\n")
    .replace(invisible, (character) => (character === "\n" || character === "\t" ? character : ""));
}

/** At most `max` UTF-16 units, never half of a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
