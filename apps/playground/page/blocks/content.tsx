import { Mrkdwn } from "../markup/mrkdwn.tsx";
import type { Block } from "./block.ts";
import { BlockView } from "./block-view.tsx";

/** A message's blocks as Slack shows them, or its text when it has none. */
export function Content({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks?: readonly unknown[] | undefined;
}) {
  if (blocks === undefined || blocks.length === 0) return <Mrkdwn text={text} />;
  return (blocks as readonly Block[]).map((block, index) => (
    <BlockView key={block.block_id ?? `${index}`} block={block} />
  ));
}
