import type { ShortcutSeed } from "@lynceus/standins";
import { createContext } from "react";
import type { Command } from "../../src/serve/protocol.ts";

/** What everything on the page may ask for. */
export interface StageHands {
  /** Does it; what goes wrong is said at the top of the conversation. */
  attempt(command: Command): void;
  /** Takes a message that only the reader sees out of sight. */
  hide(ts: string): void;
  /** Goes to a message of this workspace; absent where there is none. */
  readonly goTo?: (place: { readonly channel: string; readonly ts: string }) => void;
  readonly shortcuts: readonly ShortcutSeed[];
}

export const StageContext = createContext<StageHands>({
  attempt: () => undefined,
  hide: () => undefined,
  shortcuts: [],
});
