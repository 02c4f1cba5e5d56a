import type { ThreadRef } from "@lynceus/contract";
import type { Rendered } from "../rendered.ts";
import type { Modals } from "./modals.ts";
import type { Pictures } from "./pictures.ts";

export interface SendOptions {
  /**
   * Names the message for ever (`C1:1700000000.000100:reply`). Anybody in the workspace can read it: ids
   * only. An update carries the key that its message was posted with.
   */
  readonly key: string;
  /** Answers are sent before progress, whatever waits. */
  readonly priority: "answer" | "progress";
  /** Ends the waiting. A call that is under way is finished, so that its outcome is known. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The one way to Slack: every message of a workspace goes through one sender, which keeps Slack's rate
 * limits. Every message goes to a thread, passes redaction, and unfurls nothing. Trouble on the way is
 * retried for about half a minute, a refusal for asking too often as long as Slack asks us to wait; what
 * fails then may be sent again with the same key at any time. Throws `ExpectedError` when Slack does not
 * let us write there, the reason of `signal`, and other failures as they come.
 */
export interface Sender extends Modals, Pictures {
  /** One message per key, however often it is posted: again is an update of the first. */
  post(
    thread: ThreadRef,
    message: Rendered,
    options: SendOptions,
  ): Promise<{ readonly ts: string }>;
  /** Replaces a message of ours. Progress that a newer update overtakes is left out, and resolves. */
  update(thread: ThreadRef, ts: string, message: Rendered, options: SendOptions): Promise<void>;
  /** Seen by one person, until they reload. At most once per key: it cannot be found again. */
  ephemeral(
    thread: ThreadRef,
    userId: string,
    message: Rendered,
    options: SendOptions,
  ): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  idle(): Promise<void>;
  /** Takes nothing more, ends every wait, and finishes the calls under way. */
  close(): Promise<void>;
}
