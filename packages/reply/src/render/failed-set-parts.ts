import type { FirstLook } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { quoted } from "../words/phrases.ts";

type FailedSet = Extract<FirstLook, { outcome: "failed-set" }>;

const ERROR_ROOM = 500;

/** An ApplicationSet that fails and has made nothing that could be looked at: its own words say why. */
export function failedSetParts({ asked, set }: FailedSet): readonly Part[] {
  const name = quoted(set.name, ROOM.name);
  const other = asked === set.name ? "" : `, ${quoted(asked, ROOM.name)} neither`;
  return [
    {
      kind: "verdict",
      line: `ApplicationSet ${name} on ${quoted(set.instance, ROOM.name)} makes no application that you may see${other}.`,
    },
    { kind: "bullet", line: `Argo CD says: ${quoted(set.error, ERROR_ROOM)}` },
    {
      kind: "line",
      lead: "Do:",
      line: "correct its generators or its template where the ApplicationSet is declared; it makes its applications by itself then.",
    },
  ];
}
