import { SLACK } from "../limits.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";
import { exactTime, relativeTime } from "./relative-time.ts";
import { toMrkdwn } from "./to-mrkdwn.ts";

/** A moment, ISO 8601: as words that age with the reader (`ago`) or to the second (`exact`). */
interface Moment {
  readonly at: string;
  readonly show: "ago" | "exact";
}

/** A page of our own choosing; never one named in untrusted text. */
interface Link {
  readonly url: string;
  readonly label: string;
}

/** One line of a message. Strings are contract text: plain, `code` spans, perhaps hostile. */
export type Line = string | readonly (string | Moment | Link)[];

export interface LineOptions {
  /** `blocks`: Slack renders tokens and links. `text`: words alone, for what reads the fallback. */
  readonly surface: "blocks" | "text";
  readonly now: Date;
  readonly max: number;
}

/**
 * In blocks the reader's own Slack words it, so that it is still true hours later, and shows the full date
 * on hover; `{ago}` is a documented token of mrkdwn dates. The fallback text gets the words of this moment.
 */
function writeMoment({ at, show }: Moment, { surface, now }: LineOptions): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "at an unknown time";
  const words = show === "ago" ? relativeTime(date, now) : exactTime(date);
  if (surface === "text") return words;
  const format = show === "ago" ? "{ago}" : "{date_short_pretty} {time_secs}";
  return `<!date^${Math.floor(date.getTime() / 1000)}^${format}|${words}>`;
}

function writeLink({ url, label }: Link, { surface }: LineOptions): string {
  const words = toMrkdwn(label);
  if (!URL.canParse(url)) return words;
  const { href, protocol } = new URL(url);
  const address = href.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E");
  if (!/^https?:$/.test(protocol) || address.length > SLACK.url) return words;
  return surface === "blocks"
    ? `<${escapeMrkdwn(address)}|${words} ↗>`
    : `${words}: ${escapeMrkdwn(address)}`;
}

/** One line as mrkdwn of at most `max` characters. A moment or link that does not fit ends the line. */
export function writeLine(line: Line, options: LineOptions): string {
  let written = "";
  for (const piece of typeof line === "string" ? [line] : line) {
    const room = options.max - written.length;
    if (room < 1) break;
    if (typeof piece === "string") {
      written += toMrkdwn(piece, room);
      if (written.endsWith("…") && !piece.endsWith("…")) break;
      continue;
    }
    const token = "url" in piece ? writeLink(piece, options) : writeMoment(piece, options);
    if (token.length > room) break;
    written += token;
  }
  return written.trim();
}
