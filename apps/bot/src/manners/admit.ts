import type { ChannelSettings } from "@lynceus/contract";
import type { Standing } from "../identify.ts";

/** Why somebody is not answered where they ask. */
export type Reason = "unlisted" | "external" | "unknown-place" | "guest" | "stranger" | "bot";

export type Admission =
  | { readonly kind: "welcome" }
  | { readonly kind: "refused"; readonly reason: Reason };

const WELCOME: Admission = { kind: "welcome" };
const refused = (reason: Reason): Admission => ({ kind: "refused", reason });

/**
 * Whether somebody is answered in a channel. What is not known is refused: a channel of which Slack does not
 * tell whether other companies are in it may have them.
 */
export function admit(asked: {
  readonly standing: Standing;
  /** Whether the channel is shared with another company; undefined when Slack did not tell. */
  readonly external: boolean | undefined;
  /** What is set for the channel, or for all others; undefined when nothing is. */
  readonly settings: ChannelSettings | undefined;
}): Admission {
  const { standing, external, settings } = asked;
  if (standing === "bot") return refused("bot");
  if (standing === "stranger" || standing === "left") return refused("stranger");
  if (settings === undefined) return refused("unlisted");
  if (external === undefined && settings.external !== true) return refused("unknown-place");
  if (external === true && settings.external !== true) return refused("external");
  if (standing === "guest" && settings.guests !== true) return refused("guest");
  return WELCOME;
}
