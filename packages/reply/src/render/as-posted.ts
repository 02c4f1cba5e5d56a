import type { ContextBlock } from "@slack/types";
import { ROOM, SLACK } from "../limits.ts";
import { toMrkdwn } from "../markup/to-mrkdwn.ts";
import type { Rendered } from "../rendered.ts";
import { quoted } from "../words/phrases.ts";

/** A command's answer as all see it: who posted it, and how it was asked. */
export function asPosted(
  { text, blocks }: Rendered,
  posted: { readonly by: string; readonly text: string },
): Rendered {
  const line = `Posted by ${posted.by} with ${quoted(`/argocd ${posted.text}`, ROOM.name)}`;
  const by: ContextBlock = {
    type: "context",
    elements: [{ type: "mrkdwn", text: toMrkdwn(line, ROOM.footer), verbatim: true }],
  };
  return {
    text: `${text}\n${toMrkdwn(line, ROOM.footer)}`,
    blocks: [...blocks.slice(0, SLACK.blocks - 1), by],
  };
}
