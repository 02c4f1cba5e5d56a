import type { KnownBlock } from "@slack/types";

/** A message ready for Slack. `text` says the same as `blocks`, for notifications and screen readers. */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}
