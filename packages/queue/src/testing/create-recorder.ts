import type { Job } from "../job.ts";
import type { Run } from "../queue.ts";
import { eventually } from "./eventually.ts";

type Body = (job: Job, run: Run) => Promise<void> | void;

export interface Recorder {
  readonly handle: (job: Job, run: Run) => Promise<void>;
  /** `id`, or `id#2` for a second attempt, in the order of their starts. */
  readonly started: readonly string[];
  readonly ended: readonly string[];
  readonly jobs: readonly Job[];
  /** The most that ran at once. */
  most(): number;
  /** Waits for a number of runs to start, and to end. */
  hasStarted(runs: number): Promise<void>;
  hasEnded(runs: number): Promise<void>;
}

/** A handler that writes down what it is called for, and then does what `body` says. */
export function createRecorder(body: Body = () => {}): Recorder {
  const started: string[] = [];
  const ended: string[] = [];
  const jobs: Job[] = [];
  let running = 0;
  let most = 0;
  const wait = (list: readonly string[], length: number) =>
    eventually(() => list.length >= length).toBe(true);
  return {
    handle: async (job, run) => {
      const name = run.attempt === 1 ? job.id : `${job.id}#${run.attempt}`;
      started.push(name);
      jobs.push(job);
      running += 1;
      most = Math.max(most, running);
      try {
        await body(job, run);
      } finally {
        running -= 1;
        ended.push(name);
      }
    },
    started,
    ended,
    jobs,
    most: () => most,
    hasStarted: (runs) => wait(started, runs),
    hasEnded: (runs) => wait(ended, runs),
  };
}

/** Holds on until the run is stopped, and ends with the reason, as a run that heeds its signal does. */
export function untilStopped({ signal }: Run): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Something that a test lets go. */
export function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
