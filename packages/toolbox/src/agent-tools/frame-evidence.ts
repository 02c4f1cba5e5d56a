import type { EvidenceFrame } from "@lynceus/contract";
import type { ToolResult } from "../schema.ts";

/** About 10,000 tokens: what one result may take of a conversation, the frame's own characters included. */
const MOST_CHARACTERS = 38_000;

/** Terminal escapes, control and format characters: nothing that a person would not see in the text. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A result as JSON that the model reads as data, under the id of the call's place in the run. What is too
 * long is cut, at a line's end if there is one near, and the cut is said.
 */
export function frameEvidence(ordinal: number, result: ToolResult): string {
  const text = result.text.replace(UNSEEN, "");
  const whole = JSON.stringify(frame(ordinal, result, text));
  if (whole.length <= MOST_CHARACTERS) return whole;
  const frameLength = JSON.stringify(frame(ordinal, result, "")).length;
  const shown = begin(text, MOST_CHARACTERS - frameLength - 200);
  const cut = `The first ${shown.length} of ${text.length} characters. Ask more narrowly to see the rest.`;
  return JSON.stringify({ ...frame(ordinal, result, shown), cut });
}

function frame(ordinal: number, result: ToolResult, text: string): EvidenceFrame {
  const { tool, arguments: args, isError } = result;
  return {
    evidence: `e${ordinal}`,
    tool,
    arguments: { ...args },
    ...(isError ? { error: text } : { data: text }),
  };
}

/** The beginning of `text` that takes at most `most` characters in JSON. */
function begin(text: string, most: number): string {
  let room = Math.max(0, most);
  let end = 0;
  for (const character of text) {
    room -= JSON.stringify(character).length - 2;
    if (room < 0) break;
    end += character.length;
  }
  const lineEnd = text.lastIndexOf("\n", end);
  return text.slice(0, lineEnd > end / 2 ? lineEnd : end);
}
