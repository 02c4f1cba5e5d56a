import { z } from "zod";
import { messageBlock } from "./blocks.ts";
import { findTwice } from "./find-twice.ts";
import { pointer, tellIssue } from "./tell-issue.ts";

const ROOT = "blocks";
const MAX_BLOCKS = 50;
const MAX_MARKDOWN = 12_000;

const MessageBlocks = z.array(messageBlock).max(MAX_BLOCKS);
type MessageBlocks = z.output<typeof MessageBlocks>;

/**
 * What Slack finds wrong with a message's blocks, in its own words with a JSON pointer each; empty when
 * nothing is. Limits as docs.slack.dev states them; fields of rarer blocks are not looked at.
 */
export function checkBlocks(blocks: unknown): readonly string[] {
  const parsed = MessageBlocks.safeParse(blocks, { reportInput: true });
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => tellIssue(ROOT, issue));
  return [...findTwice(parsed.data, [ROOT]), ...findTooMuch(parsed.data)];
}

function findTooMuch(blocks: MessageBlocks): readonly string[] {
  const markdown = blocks.reduce(
    (sum, block) => sum + (block.type === "markdown" ? block.text.length : 0),
    0,
  );
  const tables = blocks.filter(({ type }) => type === "table").length;
  return [
    ...(markdown > MAX_MARKDOWN
      ? [`markdown must be less than ${MAX_MARKDOWN + 1} characters in all ${pointer(ROOT, [])}`]
      : []),
    ...(tables > 1 ? [`only_one_table_allowed ${pointer(ROOT, [])}`] : []),
  ];
}
