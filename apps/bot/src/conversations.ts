import { type ApplicationRef, type ThreadRef, threadKey } from "@lynceus/contract";
import { LRUCache } from "lru-cache";

/** What a thread is about, as far as the next reply in it needs to know. */
export interface ConversationState {
  readonly application?: ApplicationRef;
  readonly awaiting?: "application" | "failure";
}

/** The threads that we take part in. */
export interface Conversations {
  get(thread: ThreadRef): ConversationState | undefined;
  set(thread: ThreadRef, state: ConversationState): void;
}

const REMEMBERED = 5000;

/** Conversations that last as long as the process; a mention in a forgotten thread reads it anew. */
export function createMemoryConversations(): Conversations {
  const states = new LRUCache<string, ConversationState>({ max: REMEMBERED });
  return {
    get: (thread) => states.get(threadKey(thread)),
    set: (thread, state) => {
      states.set(threadKey(thread), state);
    },
  };
}
