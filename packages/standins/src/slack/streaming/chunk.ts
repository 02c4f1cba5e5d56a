import { z } from "zod";
import { ApiError, explained } from "../web-api/api-error.ts";

/** Slack's bound on a task's details and output, each time they are sent. */
const MAX_TASK_TEXT = 256;

const Source = z.looseObject({ type: z.literal("url"), url: z.string(), text: z.string() });

const Chunk = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("markdown_text"), text: z.string() }),
  z.strictObject({
    type: z.literal("task_update"),
    id: z.string().min(1),
    title: z.string().min(1),
    status: z.enum(["pending", "in_progress", "complete", "error"]),
    details: z.string().max(MAX_TASK_TEXT).optional(),
    output: z.string().max(MAX_TASK_TEXT).optional(),
    sources: z.array(Source).optional(),
  }),
  z.strictObject({ type: z.literal("plan_update"), title: z.string().min(1) }),
  z.strictObject({ type: z.literal("blocks"), blocks: z.array(z.unknown()) }),
]);

/** A piece of a streamed message (`@slack/types` 3.2 `AnyChunk`). */
export type Chunk = z.infer<typeof Chunk>;
export type TaskUpdate = Extract<Chunk, { type: "task_update" }>;

/** The chunks of a call; `markdown_text` is short for one of them. Throws `invalid_chunks`. */
export function readChunks(args: {
  readonly markdown_text?: string | undefined;
  readonly chunks?: unknown;
}): readonly Chunk[] {
  const { markdown_text = "", chunks = [] } = args;
  if (!Array.isArray(chunks)) throw new ApiError("invalid_chunks");
  const parsed = z.array(Chunk).safeParse(chunks);
  if (!parsed.success) {
    throw explained(
      "invalid_chunks",
      parsed.error.issues.map(
        ({ path, message }) => `${message} [json-pointer:/${["chunks", ...path].join("/")}]`,
      ),
    );
  }
  if (markdown_text === "") return parsed.data;
  return [{ type: "markdown_text", text: markdown_text }, ...parsed.data];
}
