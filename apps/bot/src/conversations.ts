import { ApplicationRef, type ThreadRef, threadKey } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import { linkTrace, withTrace } from "@lynceus/telemetry";
import { z } from "zod";

const Told = z.union([
  z.object({ kind: z.enum(["logs", "changes", "others", "fix"]) }),
  z.object({ kind: z.literal("paste") }),
  z.object({ kind: z.literal("status"), of: z.enum(["state", "version", "deployer"]) }),
]);

/** A button of a message in the thread that somebody has pressed. */
const Choice = z.object({
  /** The message's ts. */
  card: z.string(),
  actionId: z.string(),
  label: z.string(),
  by: z.string(),
  at: z.string(),
  /** The click that it was; a click may be handled twice. */
  click: z.string(),
});
export type Choice = z.infer<typeof Choice>;

/** What a thread is about, as far as the next reply in it needs to know. */
export const ConversationState = z.object({
  application: ApplicationRef.optional(),
  awaiting: z.enum(["application", "failure"]).optional(),
  /** What was last told about it. */
  told: Told.optional(),
  /** What was chosen here, oldest first; a few of them. Kept by `choose` alone. */
  choices: z.array(Choice).optional(),
  /** The trace of the message that was answered last: the next one's is linked to it. */
  traceparent: z.string().optional(),
});
export type ConversationState = z.infer<typeof ConversationState>;

/** The threads that we take part in. Reading one keeps it from being forgotten. */
export interface Conversations {
  get(thread: ThreadRef): Promise<ConversationState | undefined>;
  set(thread: ThreadRef, state: ConversationState): Promise<void>;
  /** Remembers a choice, and returns all that were made of the same message, oldest first. */
  choose(thread: ThreadRef, choice: Choice): Promise<readonly Choice[]>;
  /** Begins to take part in a thread; changes nothing where we do already. */
  join(thread: ThreadRef): Promise<void>;
}

/** A thread's messages are handled one after the other, so a lost race is won by trying again. */
const TRIES = 3;
/** More than one thread's messages offer. */
const CHOICES = 30;

/** How old its last change may be before a thread that is read counts as changed again. */
const FRESH_MS = 60 * 60_000;

/** What another version has written is not known to this one. */
function readState(state: unknown): ConversationState {
  return ConversationState.safeParse(state).data ?? {};
}

/** Conversations in the store: they outlive the process, and every process knows them. */
export function createConversations(store: {
  readonly conversations: Pick<Store["conversations"], "get" | "put">;
}): Conversations {
  const read = async (thread: ThreadRef) => store.conversations.get(threadKey(thread));

  async function change(
    thread: ThreadRef,
    after: (before: ConversationState) => ConversationState,
  ): Promise<ConversationState> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const known = await read(thread);
      const state = after(readState(known?.state));
      const basedOn = known?.version ?? 0;
      const changed = { threadKey: threadKey(thread), team: thread.team, state, basedOn };
      if ((await store.conversations.put(changed)) !== undefined) return state;
    }
    throw new Error(`Conversation ${threadKey(thread)} is changed by somebody else all the time`);
  }

  return {
    async get(thread) {
      const known = await read(thread);
      if (known === undefined) return undefined;
      const { version: basedOn, updatedAt } = known;
      if (Date.now() - updatedAt.getTime() > FRESH_MS) {
        // Whoever changes it in this moment keeps it as well.
        await store.conversations.put({ ...known, basedOn });
      }
      const state = readState(known.state);
      linkTrace(state.traceparent);
      return state;
    },
    async set(thread, state) {
      const { choices: _, ...about } = state;
      await change(thread, ({ choices }) => ({
        ...about,
        ...(choices && { choices }),
        ...withTrace(),
      }));
    },
    async choose(thread, choice) {
      const of = (choices: readonly Choice[] = []) => [
        ...choices.filter((one) => one.card !== choice.card || one.actionId !== choice.actionId),
        choice,
      ];
      const { choices = [] } = await change(thread, (before) => ({
        ...before,
        choices: of(before.choices).slice(-CHOICES),
      }));
      return choices.filter(({ card }) => card === choice.card);
    },
    async join(thread) {
      const change = { threadKey: threadKey(thread), team: thread.team, state: {}, basedOn: 0 };
      await store.conversations.put(change);
    },
  };
}
