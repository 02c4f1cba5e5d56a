import { SLACK } from "../limits.ts";
import { cleanLine } from "./clean.ts";
import { escapablePrefix, escapeMrkdwn } from "./escape-mrkdwn.ts";

/** A code span, a word, white space, or a backtick without a partner. */
const TOKENS = /`([^`]+)`|[^\s`]+|\s+|`/g;

/**
 * A word in which Slack would see markup: bold, strike, italics at a word's edge, a mention, a link or an
 * emoji. Slack has no escape for these, but it leaves code alone, so such a word is shown as code.
 */
const MARKUP =
  /[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|@(?:here|channel|everyone)|^@|:\/\/|^www\.|^mailto:|:(?!\d\d?:)[\w+'-]+:/iu;

const OPENING = /^[("'[]+/;
const CLOSING = new Set(".,;:!?)]\"'");

function code(content: string): string {
  return content.trim() === "" ? "" : `\`${escapeMrkdwn(content.trim())}\``;
}

function word(text: string): string {
  if (!MARKUP.test(text)) return escapeMrkdwn(text);
  const opening = OPENING.exec(text)?.[0] ?? "";
  let end = text.length;
  while (end > opening.length && CLOSING.has(text.charAt(end - 1))) end -= 1;
  const core = text.slice(opening.length, end);
  return MARKUP.test(core) ? `${opening}${code(core)}${text.slice(end)}` : code(text);
}

function write(token: RegExpMatchArray): string {
  if (token[1] !== undefined) return code(token[1]);
  if (token[0] === "`") return "'";
  return token[0].trim() === "" ? " " : word(token[0]);
}

/** As much of a token as fits; nothing of a word that could be left out whole. */
function writePart(token: RegExpMatchArray, room: number, isFirst: boolean): string {
  const content = token[1] ?? (isFirst ? token[0] : "");
  return room > 2 ? code(escapablePrefix(content, room - 2)) : "";
}

/** Two code spans never touch: Slack would read the backticks between them as one fence. */
function join(before: string, next: string): string {
  return before.endsWith("`") && next.startsWith("`") ? `${before} ${next}` : before + next;
}

/**
 * One line of contract text (plain, `code` spans, perhaps hostile) as Slack mrkdwn of at most `max`
 * characters. What it says cannot ping, link, format or hide; cut between words, with an ellipsis.
 */
export function toMrkdwn(text: string, max: number = SLACK.textObject): string {
  const clean = cleanLine(text);
  let written = "";
  for (const token of clean.matchAll(TOKENS)) {
    const next = join(written, write(token));
    const isLast = token.index + token[0].length === clean.length;
    if (next.length <= (isLast ? max : max - 1)) {
      written = next;
      continue;
    }
    const part = join(written, writePart(token, max - written.length - 2, written === ""));
    return `${part.trimEnd()}…`;
  }
  return written;
}
