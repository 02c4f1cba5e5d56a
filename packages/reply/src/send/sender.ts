import type { ThreadRef } from "@lynceus/contract";
import type { Rendered } from "../rendered.ts";

/**
 * The one way to Slack. Every message goes to a thread, passes redaction, and unfurls nothing. Throws
 * `ExpectedError` when Slack does not let us write there; other failures are thrown as they come.
 */
export interface Sender {
  post(thread: ThreadRef, message: Rendered): Promise<{ readonly ts: string }>;
  /** Replaces a message of ours. */
  update(thread: ThreadRef, ts: string, message: Rendered): Promise<void>;
  /** Seen by one person, until they reload. */
  ephemeral(thread: ThreadRef, userId: string, message: Rendered): Promise<void>;
}
