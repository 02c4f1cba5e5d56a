import type { Rendered } from "../rendered.ts";
import type { SendOptions } from "./sender.ts";

/** A window over Slack that one person has open. */
export interface Modal {
  /** Ours, unlike that of any other: what it is changed by. Ids only, at most 255 characters. */
  readonly id: string;
  /** Plain text of at most 24 characters. */
  readonly title: string;
  readonly blocks: Rendered["blocks"];
  /** Comes back with every click in it; nobody sees it. Ids only, at most 3,000 characters. */
  readonly state: string;
}

/** Modals pass redaction and keep Slack's rate limits as messages do. */
export interface Modals {
  /**
   * Opens a modal for the person whose click gave the trigger. False when Slack does not: a trigger lives for
   * three seconds. With a trigger that it was opened with before, the open modal is changed.
   */
  openModal(triggerId: string, modal: Modal, options: Sending): Promise<boolean>;
  /** Shows something else in a modal; nothing happens when it is closed already. */
  changeModal(modal: Modal, options: Sending): Promise<void>;
}

type Sending = Omit<SendOptions, "key">;
