import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it, onTestFinished } from "vitest";
import { openQueue } from "./open-queue.ts";
import { findPort } from "./testing/find-port.ts";
import { findProgram } from "./testing/find-program.ts";
import { silentLogger } from "./testing/silent-logger.ts";
import { startRedis } from "./testing/start-redis.ts";

const missing = findProgram("redis-server") === undefined;
const title = `a Redis that would not do${missing ? " (skipped: no redis-server on the PATH)" : ""}`;

/** The sentence that a URL is refused with. */
async function refusal(url: string): Promise<string> {
  const opened = openQueue({ backend: { kind: "redis", url }, logger: silentLogger });
  const error = await opened.then(
    (queue) => queue.close(),
    (rejection) => rejection,
  );
  expect(error).toBeInstanceOf(ExpectedError);
  return String(error);
}

async function startServer(...settings: string[]): Promise<string> {
  const server = await startRedis(...settings);
  onTestFinished(() => server.stop());
  return server.url;
}

describe.skipIf(missing)(title, () => {
  it("is refused without an append-only file", async () => {
    const url = await startServer("--appendonly", "no");
    expect(await refusal(url)).toMatch(/would forget jobs.*Set appendonly to yes\.$/);
  });

  it.each(["allkeys-lru", "volatile-ttl"])("is refused when it evicts (%s)", async (policy) => {
    const url = await startServer("--maxmemory-policy", policy);
    expect(await refusal(url)).toContain(
      `maxmemory-policy ${policy}). Set maxmemory-policy to noevi`,
    );
  });

  it("is refused with a wrong password or none, without saying it", async () => {
    const url = await startServer("--requirepass", "right-one");
    const wrong = await refusal(url.replace("redis://", "redis://:wrong-secret@"));
    expect(wrong).toMatch(/refuses the user name or password/);
    expect(wrong).not.toContain("wrong-secret");
    expect(await refusal(url)).toMatch(/refuses the user name or password/);
  });

  it("opens with the right password and a database number", async () => {
    const url = await startServer("--requirepass", "right-one");
    const queue = await openQueue({
      backend: { kind: "redis", url: `${url.replace("redis://", "redis://:right-one@")}/2` },
      logger: silentLogger,
    });
    await queue.close();
  });

  it("is refused when nobody is there", async () => {
    const port = await findPort();
    const sentence = await refusal(`redis://user:secret@127.0.0.1:${port}`);
    expect(sentence).toContain(`127.0.0.1:${port} cannot be reached (ECONNREFUSED)`);
    expect(sentence).not.toContain("secret");
  });

  it("is refused when the URL is none, without saying it", async () => {
    const sentence = await refusal("http://user:secret@redis");
    expect(sentence).toMatch(/cannot be read/);
    expect(sentence).not.toContain("secret");
  });
});
