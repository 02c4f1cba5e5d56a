import type { Fact } from "@lynceus/contract";
import type { Crash } from "../signals/read-crash.ts";
import { instant } from "../text/instant.ts";

/** 128 and the number of the signal that ended it: faults that native code, not an exception, dies of. */
const signals: Readonly<Record<number, string>> = {
  132: " (SIGILL)",
  134: " (SIGABRT)",
  135: " (SIGBUS)",
  136: " (SIGFPE)",
  139: " (SIGSEGV)",
};

/** How the last run ended, and how often it was tried again. */
export function endFact(crash: Crash, where: string): Fact {
  const at = instant(crash.finishedAt);
  const restarts = crash.restarts === 1 ? "1 restart" : `${crash.restarts} restarts`;
  const { exitCode } = crash;
  const code = exitCode === undefined ? "" : `Exit code ${exitCode}${signals[exitCode] ?? ""}, `;
  return {
    text: `${code}${restarts}`,
    where,
    ...(at === undefined ? {} : { at }),
  };
}
