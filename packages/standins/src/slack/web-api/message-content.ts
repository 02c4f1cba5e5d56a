import { z } from "zod";
import { checkBlocks } from "../block-kit/check-blocks.ts";
import { fallbackText } from "../fallback-text.ts";
import type { Block } from "../schema.ts";
import { withIds } from "../with-ids.ts";
import { ApiError, explained } from "./api-error.ts";
import { json } from "./arguments.ts";

/** Arguments that say what stands in a message. */
export const contentArguments = {
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  metadata: json.optional(),
};

const Contents = z.object(contentArguments);

export interface MessageContent {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: unknown;
}

const Blocks = z.array(z.record(z.string(), z.unknown()));
const MAX_TEXT = 40_000;
const MAX_MARKDOWN = 12_000;
const MAX_ATTACHMENTS = 100;

/** Text, blocks and attachments as Slack takes them; throws the `ApiError` that it refuses them with. */
export function readContent(args: z.output<typeof Contents>): MessageContent {
  const { text = "", metadata } = args;
  if (args.markdown_text !== undefined) return readMarkdown(args, args.markdown_text);
  const blocks = readBlocks(args.blocks);
  const attachments = readAttachments(args.attachments);
  if (text === "" && !blocks?.length && !attachments?.length) throw new ApiError("no_text");
  return {
    text: (text || fallbackText(blocks ?? [])).slice(0, MAX_TEXT),
    ...(blocks === undefined ? {} : { blocks }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function readMarkdown(args: z.output<typeof Contents>, text: string): MessageContent {
  if (args.text !== undefined || args.blocks !== undefined) {
    throw new ApiError("markdown_text_conflict");
  }
  if (text === "") throw new ApiError("no_text");
  if (text.length > MAX_MARKDOWN) throw new ApiError("msg_too_long");
  const blocks = readBlocks([{ type: "markdown", text }]) ?? [];
  return { text, blocks };
}

function readAttachments(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new ApiError("invalid_attachments");
  if (value.length > MAX_ATTACHMENTS) throw new ApiError("too_many_attachments");
  return value;
}

/** Blocks with their ids; throws `invalid_blocks`. */
export function readBlocks(value: unknown): readonly Block[] | undefined {
  if (value === undefined) return undefined;
  const parsed = Blocks.safeParse(value);
  if (!parsed.success) throw new ApiError("invalid_blocks_format");
  const problems = checkBlocks(parsed.data);
  if (problems.length > 0) throw explained("invalid_blocks", problems);
  return parsed.data.map(withIds);
}
