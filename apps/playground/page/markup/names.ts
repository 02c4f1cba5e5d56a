import { createContext } from "react";

/** How ids in messages read: people, channels, and who is looking. */
export interface Names {
  readonly me: string;
  person(id: string): string | undefined;
  channel(id: string): string | undefined;
}

export const NamesContext = createContext<Names>({
  me: "",
  person: () => undefined,
  channel: () => undefined,
});
