import type { FoundNote } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { quoted } from "./phrases.ts";

/** How the application was found, where the question did not name it as it is called. */
export function foundByLine(
  { foundBy, asked, among }: FoundNote,
  name: string,
): string | undefined {
  switch (foundBy) {
    case "question":
    case "choice":
      return undefined;
    case "thread":
      return "Taken from the thread.";
    case "channel":
      return among === undefined
        ? "The only one that needs a look among this channel's applications."
        : among === 1
          ? "This channel's only application."
          : `The only one that needs a look among this channel's ${among} applications.`;
    case "namespace": {
      const place = `in namespace ${quoted(asked ?? "", ROOM.name)}`;
      return among === undefined || among === 1
        ? `The only application ${place}.`
        : `The only one that needs a look among the ${among} applications ${place}.`;
    }
    case "near-name": {
      const own = quoted(name, ROOM.name);
      return asked === undefined
        ? `The nearest name is ${own}.`
        : `${quoted(asked, ROOM.name)} read as ${own}.`;
    }
  }
}
