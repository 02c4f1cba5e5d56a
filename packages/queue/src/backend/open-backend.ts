import type { QueueOptions } from "../queue.ts";
import type { Backend } from "./backend.ts";
import { openPostgres } from "./open-postgres.ts";
import { openRedis } from "./open-redis.ts";

export async function openBackend(options: QueueOptions["backend"]): Promise<Backend> {
  switch (options.kind) {
    case "redis":
      return openRedis(options.url);
    case "postgres":
      return openPostgres(options.pool, options.embedded);
  }
}
