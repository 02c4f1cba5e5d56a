import { z } from "zod";
import { messageBlock } from "./blocks.ts";

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
  if (!parsed.success) return parsed.error.issues.flatMap(tellIssue);
  return [...findTwice(parsed.data), ...findTooMuch(parsed.data)];
}

function pointer(path: readonly PropertyKey[]): string {
  return `[json-pointer:/${["blocks", ...path].join("/")}]`;
}

function tellIssue(issue: z.core.$ZodIssue): readonly string[] {
  const { path } = issue;
  const parent = pointer(path.slice(0, -1));
  if (issue.input === undefined && issue.code !== "custom" && issue.code !== "unrecognized_keys") {
    return [`missing required field: ${String(path.at(-1))} ${parent}`];
  }
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? [`no more than ${issue.maximum} items allowed ${pointer(path)}`]
        : [`must be less than ${Number(issue.maximum) + 1} characters ${pointer(path)}`];
    case "too_small":
      return issue.origin === "array"
        ? [`no less than ${issue.minimum} items allowed ${pointer(path)}`]
        : [`must be more than ${Number(issue.minimum) - 1} characters ${pointer(path)}`];
    case "invalid_type":
      return [`must provide ${withArticle(issue.expected)} ${pointer(path)}`];
    case "unrecognized_keys":
      return issue.keys.map((key) => `invalid additional property: ${key} ${pointer(path)}`);
    case "invalid_union":
      return [tellType(issue.input, parent)];
    case "invalid_value":
      return [`must be one of: ${issue.values.join(", ")} ${pointer(path)}`];
    default:
      return [`${issue.message} ${pointer(path)}`];
  }
}

function tellType(input: unknown, at: string): string {
  const type = (input as { readonly type?: unknown }).type;
  return type === undefined
    ? `missing required field: type ${at}`
    : `unsupported type: ${String(type)} ${at}`;
}

function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** Block ids are unique in a message, action ids in their block. */
function findTwice(blocks: MessageBlocks): readonly string[] {
  const blockIds = new Set<string>();
  return blocks.flatMap((block, index) => {
    const { block_id } = block;
    const twice = block_id !== undefined && blockIds.has(block_id);
    if (block_id !== undefined) blockIds.add(block_id);
    return [
      ...(twice
        ? [`\`block_id\` "${block_id}" already exists ${pointer([index, "block_id"])}`]
        : []),
      ...(block.type === "actions" ? findTwiceWithin(block.elements, index) : []),
    ];
  });
}

function findTwiceWithin(
  elements: readonly { readonly action_id?: string | undefined }[],
  block: number,
): readonly string[] {
  const seen = new Set<string>();
  return elements.flatMap(({ action_id }, index) => {
    if (action_id === undefined) return [];
    const at = pointer([block, "elements", index, "action_id"]);
    if (seen.has(action_id)) return [`\`action_id\` "${action_id}" already exists ${at}`];
    seen.add(action_id);
    return [];
  });
}

function findTooMuch(blocks: MessageBlocks): readonly string[] {
  const markdown = blocks.reduce(
    (sum, block) => sum + (block.type === "markdown" ? block.text.length : 0),
    0,
  );
  const tables = blocks.filter(({ type }) => type === "table").length;
  return [
    ...(markdown > MAX_MARKDOWN
      ? [`markdown must be less than ${MAX_MARKDOWN + 1} characters in all ${pointer([])}`]
      : []),
    ...(tables > 1 ? [`only_one_table_allowed ${pointer([])}`] : []),
  ];
}
