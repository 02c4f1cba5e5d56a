import type { FindFindingsResult } from "@lynceus/contract";
import { counted } from "./phrases.ts";

/** `72 applications looked at within the last 14 s, 3 not yet`: what an answer about many rests on. */
export function lookedLine(looked: FindFindingsResult["looked"]): string {
  const { applications, notYet, changedSince, failed, oldestSeconds } = looked;
  const age = oldestSeconds === undefined ? "" : ` within the last ${Math.round(oldestSeconds)} s`;
  return [
    `${counted(Math.max(0, applications - notYet - failed), "application")} looked at${age}`,
    ...(notYet > 0 ? [`${notYet} not yet`] : []),
    ...(changedSince > 0 ? [`${changedSince} changed since`] : []),
    ...(failed > 0 ? [`${failed} could not be looked at`] : []),
  ].join(", ");
}
