import { ApplicationRef, type ThreadRef, threadKey } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import { z } from "zod";

const Told = z.union([
  z.object({ kind: z.enum(["logs", "changes", "others", "fix"]) }),
  z.object({ kind: z.literal("paste") }),
  z.object({ kind: z.literal("status"), of: z.enum(["state", "version", "deployer"]) }),
]);

/** What a thread is about, as far as the next reply in it needs to know. */
export const ConversationState = z.object({
  application: ApplicationRef.optional(),
  awaiting: z.enum(["application", "failure"]).optional(),
  /** What was last told about it. */
  told: Told.optional(),
});
export type ConversationState = z.infer<typeof ConversationState>;

/** The threads that we take part in. */
export interface Conversations {
  get(thread: ThreadRef): Promise<ConversationState | undefined>;
  set(thread: ThreadRef, state: ConversationState): Promise<void>;
  /** Begins to take part in a thread; changes nothing where we do already. */
  join(thread: ThreadRef): Promise<void>;
}

/** A thread's messages are handled one after the other, so a lost race is won by trying again. */
const TRIES = 3;

/** Conversations in the store: they outlive the process, and every process knows them. */
export function createConversations(store: Pick<Store, "conversations">): Conversations {
  const read = async (thread: ThreadRef) => store.conversations.get(threadKey(thread));

  return {
    async get(thread) {
      const known = await read(thread);
      return known === undefined ? undefined : ConversationState.parse(known.state);
    },
    async set(thread, state) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const basedOn = (await read(thread))?.version ?? 0;
        const change = { threadKey: threadKey(thread), team: thread.team, state, basedOn };
        if ((await store.conversations.put(change)) !== undefined) return;
      }
      throw new Error(`Conversation ${threadKey(thread)} is changed by somebody else all the time`);
    },
    async join(thread) {
      const change = { threadKey: threadKey(thread), team: thread.team, state: {}, basedOn: 0 };
      await store.conversations.put(change);
    },
  };
}
