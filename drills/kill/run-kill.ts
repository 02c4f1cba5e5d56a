import type { DrillCommand } from "../arguments.ts";
import { playDrill } from "../play-drill.ts";
import type { DrillResult } from "../result.ts";
import type { Backend } from "../servers/open-backend.ts";
import { killAgainAndAgain } from "./kill-again-and-again.ts";

/**
 * What a killed process was at is taken over within a quarter of a minute, and only then would a second
 * answer be given. An embedded store has no other owner: its next process takes everything over at once.
 */
const QUIET_MS = { embedded: 8_000, redis: 20_000, postgres: 20_000 } as const;

export function runKill(
  command: Extract<DrillCommand, { kind: "kill" }>,
  backend: Backend,
  progress: (line: string) => void,
): Promise<DrillResult> {
  const { backend: backendName, runs, seed } = command;
  return playDrill({
    drill: "kill",
    backendName,
    backend,
    seed,
    everyMs: { min: 500, max: 1_900 },
    quietMs: QUIET_MS[backendName],
    makeTrouble: (stage) =>
      killAgainAndAgain(stage, runs, (run) => {
        if (run % 10 === 0) progress(`killed ${run} of ${runs} times`);
      }),
  });
}
