import type { EvidenceFrame } from "@lynceus/contract";
import type { ToolResult } from "../schema.ts";

/** About 10,000 tokens at four bytes each: what one result may take of a conversation. */
const MOST_BYTES = 40_000;

/** Terminal escapes, control and format characters: nothing that a person would not see in the text. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A result as JSON that the model reads as data, under the id of the call's place in the run. What is too
 * long is cut at a line's end, and the cut is said.
 */
export function frameEvidence(ordinal: number, result: ToolResult): string {
  const text = result.text.replace(UNSEEN, "");
  const shown = withinBytes(text, MOST_BYTES);
  const frame: EvidenceFrame = {
    evidence: `e${ordinal}`,
    tool: result.tool,
    arguments: { ...result.arguments },
    ...(result.isError ? { error: shown } : { data: shown }),
    ...(shown.length === text.length
      ? {}
      : {
          cut: `The first ${shown.length} of ${text.length} characters. Ask more narrowly to see the rest.`,
        }),
  };
  return JSON.stringify(frame);
}

function withinBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  // a character that the cut went through is dropped, and so is the line it stood in
  const begun = bytes
    .subarray(0, most)
    .toString()
    .replace(/\ufffd+$/, "");
  const lineEnd = begun.lastIndexOf("\n");
  return lineEnd > begun.length / 2 ? begun.slice(0, lineEnd) : begun;
}
