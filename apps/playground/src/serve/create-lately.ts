import type { Change } from "@lynceus/standins";

/** What a page that joins late has to be told besides messages: the latest of what passes. */
export interface Lately {
  hear(change: Change): void;
  all(): readonly Change[];
}

export function createLately(): Lately {
  const latest = new Map<string, Change>();
  return {
    hear(change) {
      switch (change.kind) {
        case "status":
        case "session":
        case "prompts":
          latest.set(`${change.kind} ${change.channel} ${change.threadTs ?? ""}`, change);
      }
    },
    all: () => [...latest.values()],
  };
}
