export { checkRedis } from "./backend/check-redis.ts";
export { migrateQueue } from "./backend/migrate-queue.ts";
export { Stopped, Unretryable } from "./errors.ts";
export { Job, type JobData, type JobKind } from "./job.ts";
export { openQueue } from "./open-queue.ts";
export type {
  Added,
  AddOptions,
  Cancelled,
  Counts,
  Leases,
  Limits,
  Place,
  Queue,
  QueueOptions,
  QueuePool,
  Run,
  Worker,
  WorkOptions,
} from "./queue.ts";
