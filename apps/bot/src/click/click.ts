import type { ThreadRef } from "@lynceus/contract";
import { type Action, type Drawer, type Rendered, renderSentence } from "@lynceus/reply";
import type { ConversationState } from "../conversations.ts";
import type { BlockActions } from "../inbox/item-payload.ts";
import type { InvestigableLook } from "../investigate/to-request.ts";

/** The button as Slack tells it; of a click in a drawer the one that opened it. */
interface Pressed {
  readonly actionId: string;
  readonly value: string;
}

/** A button whose id or value another version of ours has written. */
interface Outdated {
  readonly kind: "outdated";
}

/** A click on one of our buttons: what it refers to, who clicked, and in which thread. */
export interface Click {
  /** The same however often the click is announced. */
  readonly id: string;
  readonly action: Action | Outdated;
  readonly user: string;
  readonly thread: ThreadRef;
  readonly on:
    | { readonly kind: "message"; readonly pressed: Pressed; readonly body: BlockActions }
    | {
        readonly kind: "modal";
        readonly pressed: Pressed;
        /** Its `external_id`. */
        readonly modal: string;
        /** The page to turn to, from 0. */
        readonly page: number;
      };
}

/** What a click comes to. */
export type Outcome =
  /** A reply for all. */
  | {
      readonly to: "thread";
      readonly message: Rendered;
      readonly state: ConversationState;
      readonly investigate?: InvestigableLook;
    }
  /** A word for the one who clicked. */
  | { readonly to: "clicker"; readonly message: Rendered }
  /** A modal for the one who clicked, or where none can be opened the message. */
  | { readonly to: "drawer"; readonly drawer: Drawer; readonly message: Rendered }
  /** What comes of it is told elsewhere. */
  | { readonly to: "nobody"; readonly investigate?: InvestigableLook };

export const toClicker = (sentence: string): Outcome => ({
  to: "clicker",
  message: renderSentence(sentence),
});
