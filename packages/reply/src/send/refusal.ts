import { ExpectedError } from "@lynceus/contract";
import { WebAPIPlatformError } from "@slack/web-api";
import { codeOf } from "./code-of.ts";

/** Slack's answer to a message that it does not take as it is. */
const MALFORMED = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
]);

const SENTENCES: Readonly<Record<string, string>> = {
  channel_not_found:
    "Slack knows no such channel for Lynceus: it is private and Lynceus is not a member, or it is gone. Invite Lynceus there, then ask again.",
  not_in_channel:
    "Lynceus is not a member of this channel. Invite it with `/invite`, then ask again.",
  is_archived: "This channel is archived; nobody can write to it. Ask in another one.",
};

/** What Slack said against a message. */
export interface Refusal {
  readonly error: string;
  /** Where in the blocks, for the log: `[ERROR] must be less than 3001 characters [json-pointer:/blocks/0]`. */
  readonly messages: readonly string[];
}

/** The refusal, when it is the message that Slack does not take and a plainer one may pass. */
export function readMalformed(error: unknown): Refusal | undefined {
  if (!(error instanceof WebAPIPlatformError) || !MALFORMED.has(error.data.error)) return undefined;
  return { error: error.data.error, messages: error.data.response_metadata?.messages ?? [] };
}

/** What is to be changed is deleted, or too old to be edited. */
export function isGone(error: unknown): boolean {
  const code = codeOf(error);
  return code === "message_not_found" || code === "edit_window_closed";
}

/** An `ExpectedError` when it is for a person to mend, else the error as it came. */
export function translateRefusal(error: unknown): unknown {
  const sentence = SENTENCES[codeOf(error) ?? ""];
  return sentence === undefined ? error : new ExpectedError(sentence, { cause: error });
}
