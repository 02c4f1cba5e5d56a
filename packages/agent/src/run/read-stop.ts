import type { ContentBlock, ModelTurn } from "../ports.ts";

/** What a turn's stop reason means for the run. */
export type Stop =
  | { readonly kind: "calls"; readonly text: string }
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "empty" }
  | { readonly kind: "paused" }
  | { readonly kind: "truncated"; readonly text: string }
  | { readonly kind: "refused"; readonly category: string }
  | { readonly kind: "overflowed" }
  | { readonly kind: "unknown"; readonly reason: string };

type ToolUse = Extract<ContentBlock, { type: "tool_use" }>;

export function toolUses(turn: ModelTurn): readonly ToolUse[] {
  return turn.content.filter((block) => block.type === "tool_use");
}

/** Never throws: a reason that is not known here is an outcome as well. */
export function readStop(turn: ModelTurn): Stop {
  const text = turn.content
    .flatMap((block) => (block.type === "text" ? [block.text] : []))
    .join("")
    .trim();
  switch (turn.stopReason) {
    case "tool_use":
    case "end_turn":
    case "stop_sequence":
      // What is there counts: gateways do not all tell `tool_use` from `end_turn`.
      if (toolUses(turn).length > 0) return { kind: "calls", text };
      return text === "" ? { kind: "empty" } : { kind: "said", text };
    case "pause_turn":
      return { kind: "paused" };
    case "max_tokens":
      return { kind: "truncated", text };
    case "refusal":
      return { kind: "refused", category: turn.refusal ?? "unknown" };
    case "model_context_window_exceeded":
      return { kind: "overflowed" };
    default:
      return { kind: "unknown", reason: String(turn.stopReason) };
  }
}
