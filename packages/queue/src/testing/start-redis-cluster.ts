import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { startRedis } from "./start-redis.ts";

const password = "right-one";

/** Three nodes of a Redis cluster on 127.0.0.1, with a third of the slots each. */
export async function startRedisCluster(): Promise<{
  readonly url: string;
  stop(): Promise<void>;
}> {
  const settings = ["--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1"];
  const secret = ["--requirepass", password, "--masterauth", password];
  const nodes = await Promise.all([1, 2, 3].map(() => startRedis(...settings, ...secret)));
  const urls = nodes.map(({ url }) => url.replace("redis://", `redis://:${password}@`));
  const clients = urls.map((url) => new Redis(url));

  const slots = [
    [0, 5_460],
    [5_461, 10_922],
    [10_923, 16_383],
  ] as const;
  for (const [n, client] of clients.entries()) {
    const [first = 0, last = 0] = slots[n] ?? [];
    await client.call("CLUSTER", "ADDSLOTSRANGE", String(first), String(last));
    await client.call("CLUSTER", "MEET", "127.0.0.1", new URL(urls[0] ?? "").port);
  }
  for (const client of clients) {
    while (!String(await client.call("CLUSTER", "INFO")).includes("cluster_state:ok"))
      await delay(50);
    client.disconnect();
  }
  return {
    url: urls[0] ?? "",
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
