import { describe, expect, it, onTestFinished } from "vitest";
import { openQueue } from "./open-queue.ts";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder, untilStopped } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { findProgram } from "./testing/find-program.ts";
import { silentLogger } from "./testing/silent-logger.ts";
import { startRedisCluster } from "./testing/start-redis-cluster.ts";

const missing = findProgram("redis-server") === undefined;

describe.skipIf(missing)(
  `a Redis cluster${missing ? " (skipped: no redis-server on the PATH)" : ""}`,
  () => {
    it("queues, runs and cancels like a single Redis, given the address of any node", async () => {
      const cluster = await startRedisCluster();
      onTestFinished(() => cluster.stop());
      const backend = { kind: "redis", url: cluster.url } as const;
      const queue = await openQueue({ backend, logger: silentLogger });
      onTestFinished(() => queue.close());
      const recorder = createRecorder((job, run) =>
        job.id === "long" ? untilStopped(run) : undefined,
      );
      queue.work({ concurrency: 2, handle: recorder.handle });

      await queue.add(buildJob("long"), { priority: "interactive" });
      await queue.add(buildJob("short", { kind: "thread" }), { priority: "normal" });
      await recorder.hasStarted(2);

      expect(await queue.cancel("long", "enough")).toBe("signalled");
      await eventually(() => queue.counts()).toMatchObject({ done: 1, failed: 1, running: 0 });
      await queue.clean(0);
      expect(await queue.place("short")).toEqual({ state: "unknown" });
    }, 120_000);
  },
);
