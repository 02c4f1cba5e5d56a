import type { Logger } from "@lynceus/telemetry";
import type { PgPool } from "bullmq";
import type { Job, NewJob } from "./job.ts";

/** A `pg.Pool` whose sessions have `search_path=bullmq,public`, or PGlite in its shape. */
export type QueuePool = PgPool;

export interface QueueOptions {
  readonly backend:
    | { readonly kind: "redis"; readonly url: string }
    | {
        readonly kind: "postgres";
        /** Keeps one connection for good, to listen, and one more for every worker: have four or more. */
        readonly pool: QueuePool;
        /** True when the database runs in this process, so that nobody else can have a job running. */
        readonly embedded: boolean;
      };
  readonly logger: Logger;
  /** Queues of different names share nothing. */
  readonly name?: string;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

export interface AddOptions {
  /** What a person waits for goes before what is usual, and that before what nobody waits for. */
  readonly priority: "interactive" | "normal" | "background";
  readonly delayMs?: number;
  /**
   * One job of this kind and thread at a time: while one waits, another is covered by it; while one
   * runs, the last one added runs after it. Jobs of kind `thread` are always added like this.
   */
  readonly dedupe?: "keep-last-while-active";
  /** The trace that its run goes on in; by itself the one that it is added in. */
  readonly traceparent?: string;
}

export interface Added {
  /** False when a job that already waits covers this one, or a job of this id is known. */
  readonly added: boolean;
  /** How many wait before it. */
  readonly ahead: number;
}

/** Where a job is. `done`, `failed` are known for a day; `delayed` waits for a time, or for another try. */
export type Place =
  | { readonly state: "waiting"; readonly ahead: number }
  | { readonly state: "delayed" | "running" | "done" | "failed" | "unknown" };

export interface Counts {
  readonly waiting: number;
  readonly delayed: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

export interface Run {
  /** Aborted with a `Stopped` as its reason. */
  readonly signal: AbortSignal;
  /** 1 for the first. What was killed or put back with its process does not count. */
  readonly attempt: number;
  readonly attempts: number;
}

/** A count that is shared by all processes. A lease ends by itself `ttlMs` after it was last acquired. */
export interface Leases {
  /** True when `owner` now has one of `max` leases of `key`; one that it has already is renewed. */
  acquire(key: string, owner: string, max: number, ttlMs: number): Promise<boolean>;
  release(key: string, owner: string): Promise<void>;
}

export interface Limits {
  readonly leases: Leases;
  readonly perTeam: number;
  readonly perInstance: number;
}

export interface WorkOptions {
  /** How many jobs this process runs at a time. */
  readonly concurrency: number;
  /**
   * Does one job. It may be called again for the same job, after a crash even twice at once for a
   * moment, and may find nothing left to do; so each of its effects must be idempotent. A rejection is
   * tried again, three times in all, unless it is an `ExpectedError` or `Unretryable`.
   */
  readonly handle: (job: Job, run: Run) => Promise<void>;
  /** Called when a job has failed for good: its thread may still wait for a word. */
  readonly onGivenUp?: (job: Job, error: Error) => Promise<void>;
  readonly limits?: Limits;
}

export interface Worker {
  /**
   * Takes no more jobs, gives those that run `graceMs` to end, then stops them, so that another
   * process goes on with them. Resolves some seconds after that at the latest.
   */
  drain(graceMs: number): Promise<void>;
}

/** What became of a cancellation. `signalled`: it runs, and its worker, wherever it is, was told to stop. */
export type Cancelled = "removed" | "signalled" | "finished" | "unknown";

/** At-least-once jobs on Redis, PostgreSQL or PGlite. Every method rejects with a sentence within seconds. */
export interface Queue {
  add(job: NewJob, options: AddOptions): Promise<Added>;
  /** Removes a waiting job, or has the running one's signal aborted, in whatever process it runs. */
  cancel(id: string, reason: string): Promise<Cancelled>;
  place(id: string): Promise<Place>;
  counts(): Promise<Counts>;
  /** Forgets jobs that ended longer ago than `olderThanMs`; happens by itself every hour after a day. */
  clean(olderThanMs: number): Promise<void>;
  work(options: WorkOptions): Worker;
  /** Stops its workers as `drain(0)` does, and leaves. The pool stays open. */
  close(): Promise<void>;
}
