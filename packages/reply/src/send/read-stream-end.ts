import { codeOf } from "./code-of.ts";

/** Expired after about five minutes, ended by us, or never one; somebody may have deleted it. */
const OVER = new Set(["message_not_found", "message_not_in_streaming_state", "stopped_by_user"]);
/** It goes on, but has no room for this. */
const FULL = new Set(["msg_blocks_too_long", "msg_blocks_too_many", "msg_too_long"]);
/** Refusals that hold for the whole workspace, and every stream to come. */
const NEVER = new Set([
  "feature_not_enabled",
  "method_deprecated",
  "missing_scope",
  "not_allowed_token_type",
  "unknown_method",
]);

/** Slack takes nothing more for this stream: a person has halted it, or it is closed; else undefined. */
export function readStreamEnd(error: unknown): "closed" | "halted" | undefined {
  const code = codeOf(error) ?? "";
  if (code === "stopped_by_user") return "halted";
  return OVER.has(code) || FULL.has(code) ? "closed" : undefined;
}

/** True when it has ended, so that `chat.update` may change it. */
export function isStreamOver(error: unknown): boolean {
  return OVER.has(codeOf(error) ?? "");
}

/** `chat.update` of a message that still grows. */
export function isStillStreaming(error: unknown): boolean {
  return codeOf(error) === "streaming_state_conflict";
}

/** True when no call of this method will ever be taken from this app in this workspace. */
export function isRefusedForGood(error: unknown): boolean {
  return NEVER.has(codeOf(error) ?? "");
}
