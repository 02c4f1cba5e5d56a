import { ExpectedError } from "@lynceus/contract";
import type { Backend } from "./backend/backend.ts";
import { within } from "./within.ts";

/** Asks the server something: answered in time, or rejected with a sentence. */
export type Ask = <T>(question: () => Promise<T>, withinMs?: number) => Promise<T>;

export const answerMs = 5_000;

/** The one boundary to the server. What it does not explain is a bug, and passes as it is. */
export function createAsk(backend: Backend): Ask {
  return async (question, withinMs = answerMs) => {
    try {
      return await within(withinMs, question());
    } catch (error) {
      const sentence = backend.explain(error);
      throw sentence === undefined ? error : new ExpectedError(sentence, { cause: error });
    }
  };
}
