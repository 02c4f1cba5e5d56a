import { createContext } from "react";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** How ids in messages read: people, channels, and who is looking. */
export interface Names {
  readonly me: string;
  person(id: string): string | undefined;
  channel(id: string): string | undefined;
  /** Whom and what one can choose among: everybody, and one's own channels. */
  readonly people: readonly Named[];
  readonly channels: readonly Named[];
}

export const NamesContext = createContext<Names>({
  me: "",
  person: () => undefined,
  channel: () => undefined,
  people: [],
  channels: [],
});
