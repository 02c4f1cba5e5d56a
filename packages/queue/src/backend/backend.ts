import type {
  BackendFactory,
  ConnectionOptions,
  RelayBackendFactory,
  Job as StoredJob,
  Queue as StoredQueue,
} from "bullmq";
import type { Envelope } from "../envelope.ts";

/** Before every key on Redis; the braces keep all of them in one slot of a cluster. */
export const prefix = "{lynceus}";

export type BullQueue = StoredQueue<Envelope>;
export type BullJob = StoredJob<Envelope>;

/** Where jobs are kept: all that differs between Redis and PostgreSQL. */
export interface Backend {
  /** For those who add: fails at once while the server is away. */
  readonly producer: ConnectionOptions;
  /** For workers: waits until the server is back. */
  readonly consumer: ConnectionOptions;
  /** Undefined for Redis, BullMQ's own default. */
  readonly factory: BackendFactory | undefined;
  readonly relayFactory: RelayBackendFactory | undefined;
  /** A sentence for a failure of the server or of the way to it; undefined for what is a bug. */
  explain(error: unknown): string | undefined;
  /** Puts back what a killed former process was running; only where no other process can be running it. */
  recover(queueName: string): Promise<number>;
  /** Lets go of what it opened, without a word to a server that may not answer. */
  close(): void;
}
