import type { FindFindingsResult } from "@lynceus/contract";
import type { FindingsIndex } from "./create-findings-index.ts";
import type { Known } from "./select-findings.ts";

/** How much looks an answer about these applications rests on, and how old they are; `now` in epoch milliseconds. */
export function howKnown(
  known: readonly Known[],
  index: FindingsIndex | undefined,
  now: number,
): FindFindingsResult["looked"] {
  const looks = known.flatMap(({ look }) => look ?? []);
  const oldest = looks.reduce((first, { at }) => Math.min(first, at), Infinity);
  return {
    applications: known.length,
    notYet: known.length - looks.length,
    changedSince: known.filter(({ application }) => index?.isChanged(application)).length,
    failed: looks.filter(({ failure }) => failure !== undefined).length,
    ...(looks.length === 0
      ? {}
      : { oldestSeconds: Math.max(0, Math.round((now - oldest) / 1000)) }),
  };
}
