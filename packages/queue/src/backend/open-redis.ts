import { ExpectedError } from "@lynceus/contract";
import type { Backend } from "./backend.ts";
import { checkRedis } from "./check-redis.ts";
import { connectRedis } from "./connect-redis.ts";
import { explainRedisFailure } from "./explain-redis-failure.ts";

/** Checks that this Redis or Valkey keeps what it is given, and connects to it, or to its cluster. */
export async function openRedis(url: string): Promise<Backend> {
  const server = parseAddress(url);
  const { clustered } = await checkRedis(url, server);
  const producer = connectRedis(url, clustered, "fail-fast");
  const consumer = connectRedis(url, clustered, "wait");
  return {
    producer,
    consumer,
    factory: undefined,
    relayFactory: undefined,
    explain: (error) => explainRedisFailure(error, server),
    recover: async () => 0,
    close: () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

/** `host:port`, which may be said where the URL with its password may not. */
function parseAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["redis:", "rediss:"].includes(parsed.protocol)) {
    throw new ExpectedError(
      "The Redis URL cannot be read. Write it as redis://host:6379, or rediss:// for TLS, with user:password@ before the host if needed.",
    );
  }
  return `${parsed.hostname}:${parsed.port || "6379"}`;
}
