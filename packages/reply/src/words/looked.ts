import type { FindFindingsResult } from "@lynceus/contract";
import { counted } from "./phrases.ts";

/** `75 applications looked at, the oldest look 14 s ago, 3 not yet`: what an answer about many rests on. */
export function lookedLine(looked: FindFindingsResult["looked"]): string {
  const { applications, notYet, changedSince, failed, oldestSeconds } = looked;
  const age =
    oldestSeconds === undefined ? "" : `, the oldest look ${Math.round(oldestSeconds)} s ago`;
  return [
    `${counted(Math.max(0, applications - notYet - failed), "application")} looked at${age}`,
    ...(notYet > 0 ? [`${notYet} not yet`] : []),
    ...(changedSince > 0 ? [`${changedSince} changed since`] : []),
    ...(failed > 0 ? [`${failed} could not be looked at`] : []),
  ].join(", ");
}
