import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createPostgresRelayBackend,
  type RelayBackendFactory,
} from "bullmq";
import type { QueuePool } from "../queue.ts";
import type { Backend } from "./backend.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";
import { recoverJobs } from "./recover-jobs.ts";

/** Uses BullMQ's PostgreSQL backend through a pool, whose schema `migrateQueue` has brought up to date. */
export function openPostgres(pool: QueuePool, embedded: boolean): Backend {
  // BullMQ's types know the connection of the backend that they were given; ours is one for both.
  const connection = pool as unknown as ConnectionOptions;
  return {
    producer: connection,
    consumer: connection,
    factory: createPostgresBackend as unknown as BackendFactory,
    relayFactory: createPostgresRelayBackend as unknown as RelayBackendFactory,
    explain: explainPostgresFailure,
    recover: async (queueName) => (embedded ? recoverJobs(pool, queueName) : 0),
    close: () => {},
  };
}
