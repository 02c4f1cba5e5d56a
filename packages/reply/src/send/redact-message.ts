import type { KnownBlock } from "@slack/types";
import { SLACK } from "../limits.ts";
import { fitText } from "../markup/fit-text.ts";
import type { Rendered } from "../rendered.ts";

/** Slack's own words, which say what a block is and not what it shows. */
const STRUCTURE = new Set(["type", "action_id", "block_id", "style", "id", "status"]);

export function redactStrings(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactStrings(item, redact));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      STRUCTURE.has(key) ? item : redactStrings(item, redact),
    ]),
  );
}

/** The message with every text in it redacted. Throws what `redact` throws. */
export function redactMessage(message: Rendered, redact: (text: string) => string): Rendered {
  return {
    // A mask may be longer than what it hides.
    text: fitText(redact(message.text), SLACK.text),
    blocks: redactStrings(message.blocks, redact) as readonly KnownBlock[],
  };
}
