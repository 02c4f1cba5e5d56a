import { fork } from "node:child_process";
import { join } from "node:path";
import type { CaseResult } from "../result.ts";
import type { Done, Task } from "./task.ts";

/** A process of its own that plays worlds: bots think with one processor each. */
export interface Player {
  /** Rejects with a sentence when the world could not be played. */
  play(task: Task): Promise<readonly CaseResult[]>;
  /** Ends the process, and with it what it plays. */
  close(): void;
}

interface Waiting {
  readonly resolve: (results: readonly CaseResult[]) => void;
  readonly reject: (error: Error) => void;
}

export function startPlayer(): Player {
  const child = fork(join(import.meta.dirname, "player.main.ts"), {
    execArgv: process.execArgv,
    serialization: "advanced",
  });
  const waiting = new Map<number, Waiting>();
  let number = 0;
  child.on("message", (done: Done) => {
    const one = waiting.get(done.number);
    waiting.delete(done.number);
    if ("results" in done) one?.resolve(done.results);
    else one?.reject(new Error(done.problem));
  });
  child.on("exit", (code, signal) => {
    const error = new Error(`A process that plays worlds has ended (${signal ?? code}).`);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    play(task) {
      return new Promise((resolve, reject) => {
        number += 1;
        waiting.set(number, { resolve, reject });
        child.send({ number, task }, (error) => {
          if (error !== null) reject(error);
        });
      });
    },
    close() {
      if (child.connected) child.disconnect();
    },
  };
}
