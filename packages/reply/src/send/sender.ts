import type { ThreadRef } from "@lynceus/contract";
import type { ActionsBlock, AnyChunk, ContextBlock } from "@slack/types";
import type { Rendered } from "../rendered.ts";
import type { Modals } from "./modals.ts";
import type { Pictures } from "./pictures.ts";
import type { Roots } from "./roots.ts";

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

interface UpdateOptions extends SendOptions {
  /** For a message whose own key is not known here: what it was posted as stays readable on it. */
  readonly stamp?: "kept";
}

/** How a message begins that grows while something is done (`chat.startStream`). */
interface StreamOpening {
  readonly chunks: readonly AnyChunk[];
  /** Stands at its end; also what it is found by after a crash. */
  readonly foot: ActionsBlock | ContextBlock;
  /** Whom it is for; Slack asks for them outside direct messages. */
  readonly recipient?: Recipient | undefined;
}

/** A person by their Slack ids. */
export interface Recipient {
  readonly team: string;
  readonly user: string;
}

/** What came of the wish for a stream. */
export type OpenedStream =
  | { readonly kind: "started"; readonly ts: string }
  /** There is a message of this key: a stream that still grows, one that has ended, or a plain one. */
  | { readonly kind: "found"; readonly ts: string }
  /** Not here, not for this person, or not now; a post under the same key tells it instead. */
  | { readonly kind: "refused"; readonly reason: string };

/** Whether Slack took what was appended; `halted` when somebody pressed Slack's own Stop. */
export type Appended = "taken" | "closed" | "halted";

/**
 * A thread's agent session: while `processing`, Slack shows its own Stop button where it knows agents. `work` names
 * what is at it: the session goes on while other work of this sender in the thread does.
 */
type SessionChange =
  | {
      readonly status: "processing";
      readonly work: string;
      readonly title: string;
      /** The Slack user who asked. */
      readonly initiator?: string | undefined;
    }
  /** Again, for what is at it already: somebody who may not has pressed Stop. */
  | { readonly status: "processing"; readonly work?: undefined }
  /** Without `work` all of it is over. */
  | { readonly status: "active"; readonly work?: string };

/**
 * The one way to Slack: every message of a workspace goes through one sender, which keeps Slack's rate
 * limits. Every message passes redaction and unfurls nothing. Trouble on the way is
 * retried for about half a minute, a refusal for asking too often as long as Slack asks us to wait; what
 * fails then may be sent again with the same key at any time. Throws `ExpectedError` when Slack does not
 * let us write there, the reason of `signal`, and other failures as they come.
 */
export interface Sender extends Modals, Pictures, Roots {
  /** One message per key, however often it is posted: again is an update of the first. */
  post(
    thread: ThreadRef,
    message: Rendered,
    options: SendOptions,
  ): Promise<{ readonly ts: string }>;
  /** Replaces a message of ours, and ends it as a stream. Progress that a newer update overtakes is left out, and resolves. */
  update(thread: ThreadRef, ts: string, message: Rendered, options: UpdateOptions): Promise<void>;
  /** Seen by one person, until they reload. At most once per key: it cannot be found again. */
  ephemeral(
    thread: ThreadRef,
    userId: string,
    message: Rendered,
    options: SendOptions,
  ): Promise<void>;
  /** Begins a message that grows. Never waits for the budget: what is not allowed now is refused. */
  stream(thread: ThreadRef, opening: StreamOpening, options: SendOptions): Promise<OpenedStream>;
  /** Lets it grow by what `chunks` returns when its turn has come. A lost answer is not repeated. */
  append(
    thread: ThreadRef,
    ts: string,
    chunks: () => readonly AnyChunk[],
    options: SendOptions,
  ): Promise<Appended>;
  /** Best effort, at once or not at all; whether Slack shows its own Stop button now. Never rejects. */
  session(thread: ThreadRef, change: SessionChange): Promise<boolean>;
  /** What we are at, shown until our next message in the thread, or until it is empty; false where it is not. Never rejects. */
  status(thread: ThreadRef, status: string): Promise<boolean>;
  /** Resolves when nothing is on its way any more. */
  idle(): Promise<void>;
  /** Takes nothing more, ends every wait, and finishes the calls under way. */
  close(): Promise<void>;
}
