import type { SourceChange } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { authorName, shortRevision } from "./change.ts";
import { quoted } from "./phrases.ts";

interface Deployed {
  readonly sources: readonly Pick<SourceChange, "revision" | "author" | "message">[];
  readonly initiatedBy?: string | undefined;
  readonly at?: string | undefined;
}

/** `f38f0c4` "payments-api: roll out 2.4.0-rc1", Ivo Lindqvist, 6 min ago */
export function deploymentLine({ sources, initiatedBy, at }: Deployed): Exclude<Line, string> {
  const told = sources.slice(0, 3).map(({ revision, author = "", message = "" }) => {
    const title = message.split("\n", 1)[0]?.trim().slice(0, ROOM.name) ?? "";
    const by = authorName(author);
    return `${quoted(shortRevision(revision), 40)}${title === "" ? "" : ` "${title}"`}${by === "" ? "" : `, ${by}`}`;
  });
  const isByHand = initiatedBy !== undefined && !/^(?:true|auto-sync|)$/.test(initiatedBy);
  return [
    told.join(" and "),
    isByHand ? `, synced by ${initiatedBy.slice(0, ROOM.name)}` : "",
    ...(at === undefined ? [] : [", ", { at, show: "ago" } as const]),
  ];
}
