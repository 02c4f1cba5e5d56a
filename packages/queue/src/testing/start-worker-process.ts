import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import type { Job } from "../job.ts";
import { eventually } from "./eventually.ts";
import type { Address } from "./open-address.ts";
import type { Said, WorkerOrder } from "./worker.main.ts";

export interface WorkerProcess {
  /** Waits for it to say something that fits. */
  hears(wanted: Partial<Said>): Promise<void>;
  /** Takes no more jobs, gives its run `graceMs`, and ends. */
  drain(graceMs: number): void;
  kill(): Promise<void>;
}

/** Another process with a queue and a worker, whose jobs hold on until they are stopped. */
export function startWorkerProcess(order: {
  readonly address: Address;
  readonly name: string;
  readonly add?: readonly Job[];
}): WorkerProcess {
  const main = new URL("./worker.main.ts", import.meta.url).pathname;
  const args = ["--import", "tsx", main, JSON.stringify(order satisfies WorkerOrder)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const said: Said[] = [];
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on("line", (line) => said.push(JSON.parse(line)));
  }
  return {
    hears: (wanted) =>
      eventually(() => said, 40_000).toContainEqual(expect.objectContaining(wanted)),
    drain: (graceMs) => void child.stdin?.write(`${graceMs}\n`),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
