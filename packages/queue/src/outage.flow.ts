import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it, type TestContext } from "vitest";
import { openQueue } from "./open-queue.ts";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { findProgram } from "./testing/find-program.ts";
import { type Address, openAddress } from "./testing/open-address.ts";
import { silentLogger } from "./testing/silent-logger.ts";
import { startPostgres } from "./testing/start-postgres.ts";
import { startRedis, type TestServer } from "./testing/start-redis.ts";

/** Bounds are some times what is promised: a refusal that waits at all waits for minutes, and machines are shared. */
const AT_ONCE_MS = 5_000;
const GIVEN_UP_MS = 20_000;
const normal = { priority: "normal" } as const;
const kinds = [
  { name: "redis", program: "redis-server", start: startRedis, key: "redis" },
  { name: "postgres", program: "postgres", start: startPostgres, key: "databaseUrl" },
];

/** A queue on a server that is stopped after the test. */
async function openOn(server: TestServer, key: string, { onTestFinished }: TestContext) {
  const { backend, close } = await openAddress({ [key]: server.url } as unknown as Address);
  const queue = await openQueue({ backend, logger: silentLogger });
  onTestFinished(async () => {
    await queue.close();
    await close();
    await server.stop();
  });
  return queue;
}

async function refuses(work: Promise<unknown>, withinMs: number): Promise<string> {
  const before = performance.now();
  const error = await work.then(
    () => undefined,
    (rejection) => rejection,
  );
  expect(performance.now() - before).toBeLessThan(withinMs);
  expect(error).toBeInstanceOf(ExpectedError);
  return String(error.message);
}

for (const { name, program, start, key } of kinds) {
  const missing = findProgram(program) === undefined;
  describe
    .skipIf(missing)
    .concurrent(`${name} away${missing ? ` (skipped: no ${program} here)` : ""}`, () => {
      it("refuses jobs at once in a sentence, and works on when the server is back", async (context) => {
        const server = await start();
        const queue = await openOn(server, key, context);
        const recorder = createRecorder();
        queue.work({ concurrency: 1, handle: recorder.handle });
        await queue.add(buildJob("before"), normal);
        await recorder.hasEnded(1);

        await server.kill();
        expect(await refuses(queue.add(buildJob("during"), normal), AT_ONCE_MS)).toMatch(
          /cannot be reached/,
        );
        expect(await refuses(queue.counts(), AT_ONCE_MS)).toMatch(/cannot be reached/);
        expect(await refuses(queue.cancel("before", "why not"), AT_ONCE_MS)).toMatch(
          /cannot be reached/,
        );

        await server.start();
        const add = () =>
          queue.add(buildJob("after"), normal).then(
            ({ added }) => added,
            () => false,
          );
        await eventually(add).toBe(true);
        await eventually(() => recorder.ended).toEqual(["before", "after"]);
      }, 120_000);
    });
}

describe
  .skipIf(findProgram("redis-server") === undefined)
  .concurrent("redis that does not answer", () => {
    it("is given up and left, and does not hold anyone for minutes", async (context) => {
      const server = await startRedis();
      const queue = await openOn(server, "redis", context);
      queue.work({ concurrency: 1, handle: async () => {} });

      server.pause();
      expect(await refuses(queue.add(buildJob("a"), normal), GIVEN_UP_MS)).toMatch(
        /does not answer/,
      );

      const before = performance.now();
      await queue.close();
      expect(performance.now() - before).toBeLessThan(45_000);
    }, 120_000);
  });
