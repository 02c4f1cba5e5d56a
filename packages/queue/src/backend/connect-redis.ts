import { Cluster, Redis } from "ioredis";

const retryDelay = (times: number) => Math.min(100 * 2 ** times, 2_000);

/**
 * A connection that comes back by itself. While it is away, a command either fails at once, for those
 * who can tell somebody, or waits, for workers.
 */
export function connectRedis(
  url: string,
  clustered: boolean,
  whenAway: "fail-fast" | "wait",
): Redis | Cluster {
  const behaviour =
    whenAway === "wait"
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 1, enableOfflineQueue: false };
  if (!clustered) return new Redis(url, { ...behaviour, retryStrategy: retryDelay });

  const { host, port, username, password, tls } = readOptions(url);
  return new Cluster([{ host, port }], {
    enableOfflineQueue: whenAway === "wait",
    clusterRetryStrategy: retryDelay,
    // Names stay names, so that the certificates of nodes fit.
    dnsLookup: (address: string, found: (error: null, address: string) => void) =>
      found(null, address),
    redisOptions: { ...behaviour, username, password, tls },
  } as never);
}

function readOptions(url: string) {
  const reader = new Redis(url, { lazyConnect: true });
  reader.disconnect();
  return reader.options;
}
