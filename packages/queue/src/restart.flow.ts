import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openQueue } from "./open-queue.ts";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { openAddress } from "./testing/open-address.ts";
import { silentLogger } from "./testing/silent-logger.ts";
import { startWorkerProcess } from "./testing/start-worker-process.ts";
import { newName } from "./testing/use-backend.ts";

it("goes on at once with what the killed process was doing, on the embedded database", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-queue-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const name = newName();
  const add = [buildJob("one"), buildJob("two")];
  const victim = startWorkerProcess({ address: { dataDir }, name, add });
  onTestFinished(() => victim.kill());
  await victim.hears({ event: "started", id: "two" });
  await victim.kill();

  const { backend, close } = await openAddress({ dataDir });
  onTestFinished(close);
  const reopened = Date.now();
  const queue = await openQueue({ backend, logger: silentLogger, name });
  onTestFinished(() => queue.close());
  const recorder = createRecorder();
  queue.work({ concurrency: 2, handle: recorder.handle });

  await recorder.hasEnded(2);
  expect(Date.now() - reopened).toBeLessThan(45_000);
  expect(recorder.started.toSorted()).toEqual(["one", "two"]);
});

it("gives a job up that kills its process again and again", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-queue-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { backend, close } = await openAddress({ dataDir });
  onTestFinished(close);
  if (backend.kind !== "postgres") throw new Error("The embedded database is PostgreSQL");
  const { pool } = backend;
  const options = { backend, logger: silentLogger, name: newName() };
  const first = await openQueue(options);
  await first.add(buildJob("poison"), { priority: "normal" });
  await first.close();
  // As ten crashes leave it.
  await pool.query(
    "update bullmq.job set state = 'active', stalled_count = 10, lock_token = 'gone'",
  );

  const queue = await openQueue(options);
  onTestFinished(() => queue.close());
  const recorder = createRecorder();
  const givenUp: string[] = [];
  queue.work({
    concurrency: 1,
    handle: recorder.handle,
    onGivenUp: async ({ id }) => void givenUp.push(id),
  });

  await eventually(() => givenUp).toEqual(["poison"]);
  expect(recorder.started).toEqual([]);
});
