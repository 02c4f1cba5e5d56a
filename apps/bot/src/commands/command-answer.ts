import type { ExpectedError } from "@lynceus/contract";
import { type Rendered, renderSentence } from "@lynceus/reply";

/** What a command comes to; `posts` when it is worth showing to others. */
export interface CommandAnswer {
  readonly message: Rendered;
  readonly posts: boolean;
}

export const toPost = (message: Rendered): CommandAnswer => ({ message, posts: true });
export const toAsker = (message: Rendered): CommandAnswer => ({ message, posts: false });

export function toSentence(error: ExpectedError): CommandAnswer {
  return toAsker(renderSentence(error.message));
}
