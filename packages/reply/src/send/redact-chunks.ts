import type { Logger } from "@lynceus/telemetry";
import type { AnyChunk } from "@slack/types";
import { fitText } from "../markup/fit-text.ts";
import { redactStrings } from "./redact-message.ts";

/** Slack's bound on a task's details and output. */
const TASK_TEXT = 256;

const WITHHELD = "not shown: it could not be checked for secrets";

function fit(chunk: AnyChunk): AnyChunk {
  if (chunk.type !== "task_update") return chunk;
  const { details, output } = chunk;
  return {
    ...chunk,
    ...(details === undefined ? {} : { details: fitText(details, TASK_TEXT) }),
    ...(output === undefined ? {} : { output: fitText(output, TASK_TEXT) }),
  };
}

function withhold(chunk: AnyChunk): AnyChunk {
  switch (chunk.type) {
    case "markdown_text":
      return { ...chunk, text: WITHHELD };
    case "plan_update":
      return { ...chunk, title: WITHHELD };
    case "task_update":
      return { type: chunk.type, id: chunk.id, status: chunk.status, title: WITHHELD };
    case "blocks":
      return { ...chunk, blocks: [] };
  }
}

/** The pieces of a stream with every text in them redacted, or without their texts when that fails. */
export function redactChunks(
  chunks: readonly AnyChunk[],
  { redact, logger }: { readonly redact: (text: string) => string; readonly logger: Logger },
): readonly AnyChunk[] {
  try {
    return (redactStrings(chunks, redact) as AnyChunk[]).map(fit);
  } catch (error) {
    logger.error({ err: error }, "stream withheld: redaction failed");
    return chunks.map(withhold);
  }
}
