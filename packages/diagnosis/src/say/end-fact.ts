import type { Fact } from "@lynceus/contract";
import type { Crash } from "../signals/read-crash.ts";
import { instant } from "../text/instant.ts";

/** How the last run ended, and how often it was tried again. */
export function endFact(crash: Crash, where: string): Fact {
  const at = instant(crash.finishedAt);
  const restarts = crash.restarts === 1 ? "1 restart" : `${crash.restarts} restarts`;
  return {
    text: crash.exitCode === undefined ? restarts : `Exit code ${crash.exitCode}, ${restarts}`,
    where,
    ...(at === undefined ? {} : { at }),
  };
}
