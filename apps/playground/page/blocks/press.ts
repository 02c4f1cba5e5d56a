import { createContext } from "react";

export interface Press {
  readonly actionId: string;
  readonly blockId?: string;
  readonly value?: string;
}

/** What a button of a message does; a message that is only shown has none. Rejects with a sentence. */
export const PressContext = createContext<((press: Press) => Promise<void>) | undefined>(undefined);
