import { ExpectedError } from "@lynceus/contract";
import { Redis } from "ioredis";
import { within } from "../within.ts";
import { explainRedisFailure } from "./explain-redis-failure.ts";

/**
 * Refuses a server that may lose jobs: one that evicts, one without an append-only file, one too old
 * for BullMQ's relay. Reads INFO alone, because managed services forbid CONFIG.
 */
export async function checkRedis(
  url: string,
  server: string,
): Promise<{ readonly clustered: boolean }> {
  const client = new Redis(url, {
    lazyConnect: true,
    // INFO is answered while the data set is loading.
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let last: unknown;
  client.on("error", (error) => {
    last = error;
  });
  try {
    await within(5_000, client.connect());
    const info = readInfo(await within(5_000, client.info()));
    const problem = findProblem(info);
    if (problem !== undefined) throw new ExpectedError(`Redis at ${server} ${problem}`);
    return { clustered: info.get("cluster_enabled") === "1" };
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    const sentence = explainRedisFailure(last, server) ?? explainRedisFailure(error, server);
    throw sentence === undefined ? error : new ExpectedError(sentence);
  } finally {
    client.disconnect();
  }
}

function findProblem(info: ReadonlyMap<string, string>): string | undefined {
  const version = info.get("redis_version") ?? "0";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 6 || (major === 6 && minor < 2)) {
    return `is version ${version}, too old for the queue. Use Redis 6.2 or newer, or Valkey.`;
  }
  const policy = info.get("maxmemory_policy") ?? "noeviction";
  if (policy !== "noeviction") {
    return `may evict jobs when its memory is full (maxmemory-policy ${policy}). Set maxmemory-policy to noeviction.`;
  }
  if (info.get("aof_enabled") !== "1") {
    return "would forget jobs when it restarts (appendonly no). Set appendonly to yes.";
  }
  return undefined;
}

function readInfo(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\r\n").map((line) => line.split(":"));
  return new Map(lines.map(([key = "", ...value]) => [key, value.join(":")]));
}
