import { SLACK } from "../limits.ts";
import type { Rendered } from "../rendered.ts";
import { compose } from "./compose.ts";
import type { Part } from "./part.ts";
import { writePart } from "./write-part.ts";

/** What one message of several holds, so that its fallback says all that it shows. */
const CHARACTERS = 2800;
const PARTS = SLACK.blocks - 10;
/** A thread belongs to the people in it: nobody reads on after so many messages. */
const MESSAGES = 6;

const isLast = ({ kind }: Part) => kind === "buttons" || kind === "footer" || kind === "choices";

/** Parts of a message, in order, cut where the next does not fit any more. */
function share(parts: readonly Part[], now: Date): readonly (readonly Part[])[] {
  const shares: Part[][] = [];
  let length = 0;
  for (const part of parts) {
    const own = Math.max(
      writePart(part, "text", now).length,
      writePart(part, "blocks", now).length,
    );
    const last = shares.at(-1);
    if (last !== undefined && last.length < PARTS && length + 1 + own <= CHARACTERS) {
      last.push(part);
      length += 1 + own;
    } else {
      shares.push([part]);
      length = own;
    }
  }
  return shares;
}

/**
 * Parts to one message, or to several that are numbered when one does not hold them: none of them is cut. Buttons
 * and footer stand on the last. Of what six messages do not hold the last says that it is missing.
 */
export function composeSeveral(
  parts: readonly Part[],
  now: Date = new Date(0),
): readonly [Rendered, ...Rendered[]] {
  const content = parts.filter((part) => !isLast(part));
  const ending = parts.filter(isLast);
  const all = share(content, now);
  const shown = all.slice(0, MESSAGES);
  const isCut = all.length > MESSAGES;
  const missing: Part = {
    kind: "line",
    line: "It goes on, but is too long for a thread. Ask about a part of it.",
  };
  const messages = shown.map((part, index) => {
    const isEnd = index === shown.length - 1;
    const number: Part = { kind: "footer", line: `${index + 1} of ${shown.length}` };
    return compose(
      [
        ...part,
        ...(isEnd && isCut ? [missing] : []),
        ...(isEnd ? ending : []),
        ...(shown.length > 1 ? [number] : []),
      ],
      now,
    );
  });
  const [first = compose(ending, now), ...rest] = messages;
  return [first, ...rest];
}
