import type { Block } from "../schema.ts";
import { ApiError } from "../web-api/api-error.ts";
import { readBlocks } from "../web-api/message-content.ts";
import type { Chunk, TaskUpdate } from "./chunk.ts";

/** `task_display_mode`: tasks each in their place, or all in one plan where the first of them stood. */
export type TaskDisplay = "timeline" | "plan" | "dense";

type Part =
  | { readonly kind: "markdown"; readonly text: string }
  | { readonly kind: "task"; readonly task: TaskUpdate }
  | { readonly kind: "blocks"; readonly blocks: readonly Block[] };

/** What has been streamed into a message so far, in the order of its first appearance. */
export interface Composition {
  readonly parts: readonly Part[];
  /** Title of the plan. */
  readonly plan: string | undefined;
}

export const EMPTY: Composition = { parts: [], plan: undefined };

/** Of one call, and of a whole message: observed live, documented for the call. */
const MAX_MARKDOWN = 12_000;
const MAX_BLOCKS = 50;

/** The composition with chunks added; throws `msg_too_long`, `msg_blocks_too_many` or `invalid_blocks`. */
export function compose(before: Composition, chunks: readonly Chunk[]): Composition {
  const after = chunks.reduce(add, before);
  if (textOf(after).length > MAX_MARKDOWN) throw new ApiError("msg_too_long");
  const blocks = after.parts.flatMap((part) => (part.kind === "blocks" ? part.blocks : []));
  if (blocks.length > MAX_BLOCKS) throw new ApiError("msg_blocks_too_many");
  return after;
}

function add(before: Composition, chunk: Chunk): Composition {
  const { parts } = before;
  switch (chunk.type) {
    case "markdown_text": {
      if (chunk.text === "") return before;
      const last = parts.at(-1);
      if (last?.kind !== "markdown") {
        return { ...before, parts: [...parts, { kind: "markdown", text: chunk.text }] };
      }
      const longer: Part = { kind: "markdown", text: last.text + chunk.text };
      return { ...before, parts: [...parts.slice(0, -1), longer] };
    }
    case "task_update":
      return { ...before, parts: withTask(parts, chunk) };
    case "plan_update":
      return { ...before, plan: chunk.title };
    case "blocks": {
      if (chunk.blocks.length > MAX_BLOCKS) throw new ApiError("msg_blocks_too_many");
      const blocks = readBlocks(chunk.blocks) ?? [];
      return { ...before, parts: [...parts, { kind: "blocks", blocks }] };
    }
    default:
      return chunk satisfies never;
  }
}

/** A known id is updated in its place. Details and output grow, as Slack's own samples send them. */
function withTask(parts: readonly Part[], task: TaskUpdate): readonly Part[] {
  const known = parts.find((part) => part.kind === "task" && part.task.id === task.id);
  if (known?.kind !== "task") return [...parts, { kind: "task", task }];
  const grown: TaskUpdate = {
    ...known.task,
    ...task,
    ...grow("details", known.task, task),
    ...grow("output", known.task, task),
  };
  return parts.map((part) => (part === known ? { kind: "task", task: grown } : part));
}

function grow(field: "details" | "output", before: TaskUpdate, after: TaskUpdate) {
  const text = (before[field] ?? "") + (after[field] ?? "");
  return text === "" ? {} : { [field]: text };
}

/** The markdown that has been streamed: the message's `text`. */
export function textOf({ parts }: Composition): string {
  return parts.map((part) => (part.kind === "markdown" ? part.text : "")).join("");
}

/** The message's blocks. */
export function blocksOf(composition: Composition, display: TaskDisplay): readonly Block[] {
  const cards = composition.parts.flatMap((part) =>
    part.kind === "task" ? [toCard(part.task)] : [],
  );
  const plan: readonly Block[] =
    display === "plan" && (cards.length > 0 || composition.plan !== undefined)
      ? [{ type: "plan", block_id: "plan", title: composition.plan ?? "Plan", tasks: cards }]
      : [];
  const first = composition.parts.find(({ kind }) => kind === "task");
  const blocks = composition.parts.flatMap((part, index): readonly Block[] => {
    switch (part.kind) {
      case "markdown":
        return [{ type: "markdown", block_id: `markdown-${index}`, text: part.text }];
      case "task":
        if (display === "plan") return part === first ? plan : [];
        return [toCard(part.task)];
      case "blocks":
        return part.blocks;
      default:
        return part satisfies never;
    }
  });
  return first === undefined ? [...plan, ...blocks] : blocks;
}

function toCard({ id, title, status, details, output, sources }: TaskUpdate): Block {
  return {
    type: "task_card",
    block_id: `task-${id}`,
    task_id: id,
    title,
    status,
    ...(details === undefined ? {} : { details: toPlainRichText(details) }),
    ...(output === undefined ? {} : { output: toPlainRichText(output) }),
    ...(sources === undefined ? {} : { sources }),
  };
}

function toPlainRichText(text: string): Block {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return { type: "rich_text", elements: [section] };
}
