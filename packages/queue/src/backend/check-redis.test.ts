import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { checkRedis } from "./check-redis.ts";

const fine = {
  redis_version: "7.2.4",
  maxmemory_policy: "noeviction",
  aof_enabled: "1",
  cluster_enabled: "0",
};

/** A port where every INFO is answered with these facts. */
async function answerInfo(facts: Readonly<Record<string, string>>): Promise<string> {
  const text = Object.entries({ ...fine, ...facts }).map(([key, value]) => `${key}:${value}\r\n`);
  const info = `# Server\r\n${text.join("")}`;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      for (const command of data.toString().split(/(?=\*\d+\r\n)/)) {
        socket.write(
          /info\r\n$/i.test(command)
            ? `$${info.length}\r\n${info}\r\n`
            : "-ERR unknown command 'HELLO'\r\n",
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("takes a Redis that keeps everything, and says whether it is a cluster", async () => {
  expect(await checkRedis(await answerInfo({}), "there")).toEqual({ clustered: false });
  expect(await checkRedis(await answerInfo({ cluster_enabled: "1" }), "there")).toEqual({
    clustered: true,
  });
});

it.each([
  [{ redis_version: "6.0.16" }, /^Redis at there is version 6\.0\.16, too old/],
  [{ redis_version: "5.0.7" }, /Use Redis 6\.2 or newer/],
  [{ maxmemory_policy: "allkeys-lfu" }, /Set maxmemory-policy to noeviction\.$/],
  [{ aof_enabled: "0" }, /Set appendonly to yes\.$/],
])("refuses %j", async (facts, sentence) => {
  await expect(checkRedis(await answerInfo(facts), "there")).rejects.toThrow(sentence);
});
