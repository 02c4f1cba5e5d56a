import type { ActionsBlock, KnownBlock } from "@slack/types";
import { postButton } from "../action/command-button.ts";
import { SLACK } from "../limits.ts";
import { actionsBlock } from "../message/actions-block.ts";
import type { Rendered } from "../rendered.ts";

const isOfCommands = (block: KnownBlock) =>
  block.type !== "actions" ||
  block.elements.every(({ action_id: id = "" }) => id.startsWith("command_"));

/**
 * A message as one person sees it, with a button that posts it. What other buttons do they do in a thread,
 * and a message for one person has none: they come with the posted one.
 */
export function forAsker(
  { text, blocks }: Rendered,
  post: { readonly text: string; readonly id: string } | undefined,
): Rendered {
  const kept = blocks.filter(isOfCommands);
  const button = post === undefined ? undefined : postButton(post.text, post.id);
  const last: ActionsBlock | undefined = button && actionsBlock([button]);
  if (last === undefined) return { text, blocks: kept };
  return { text, blocks: [...kept.slice(0, SLACK.blocks - 1), last] };
}
