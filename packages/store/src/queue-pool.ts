import type { EventEmitter } from "node:events";

export interface QueueQueryResult<R> {
  readonly rows: R[];
  readonly rowCount: number | null;
}

/** One session of a database. */
export interface QueueSession extends EventEmitter {
  // biome-ignore lint/suspicious/noExplicitAny: the shape of `pg`, whose rows are `any` unless said otherwise
  query<R = any>(text: string, params?: readonly unknown[]): Promise<QueueQueryResult<R>>;
}

/** A client of its own; emits `notification` with `{ channel, payload }` for what it listens to. */
export interface QueueClient extends QueueSession {
  release(destroy?: boolean): void;
}

/** What the queue sees of this store: a `pg.Pool`, or PGlite in its shape. Names resolve in `bullmq`. */
export interface QueuePool extends QueueSession {
  readonly options: object;
  connect(): Promise<QueueClient>;
  end(): Promise<void>;
}

/** Brings the queue's own schema up to date on a session that nobody else uses meanwhile. */
export type QueueMigrations = (session: QueueSession) => Promise<void>;
