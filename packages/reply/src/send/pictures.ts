import type { ThreadRef } from "@lynceus/contract";
import type { Picture } from "../picture/draw-resource-tree.ts";
import type { SendOptions } from "./sender.ts";

export interface Pictures {
  /**
   * Uploads a picture into a thread, once per key: whether it is there is not looked up, so what nobody heard
   * of again is not sent a second time. Its texts pass redaction; what is drawn must have passed before.
   * Throws `ExpectedError` when Slack does not take files of ours there.
   */
  picture(thread: ThreadRef, picture: Picture, options: SendOptions): Promise<void>;
}
