import type { Rendered } from "../rendered.ts";
import type { SendOptions } from "./sender.ts";

/** Somebody's App Home. */
interface HomeView {
  readonly blocks: Rendered["blocks"];
  /** Comes back with every click in it; nobody sees it. Ids only, at most 3,000 characters. */
  readonly state: string;
}

/** What is shown outside threads; it passes redaction and keeps Slack's rate limits as messages do. */
export interface Roots {
  /**
   * A message that answers nobody: to a channel, or to a person by their id. Once for ever by its key: it is
   * written down before it is sent, so a crash in between leaves it unsaid and never says it twice. Returns its
   * ts; undefined when it was said before, or Slack does not let us say it there.
   */
  say(to: string, message: Rendered, options: SendOptions): Promise<string | undefined>;
  /** Shows somebody their home anew. One that a newer one overtakes is left out, and resolves. */
  publishHome(
    userId: string,
    view: HomeView,
    options: Omit<SendOptions, "key" | "priority">,
  ): Promise<void>;
}
