import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openQueue } from "./open-queue.ts";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { openAddress } from "./testing/open-address.ts";
import { silentLogger } from "./testing/silent-logger.ts";

/** Of a worker that asks without end; more than one asks that pauses, while it is being closed. */
const WITHOUT_END = 50;

it("a worker whose store is closed under it pauses, and can be closed", async ({
  onTestFinished,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-closed-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { backend, close } = await openAddress({ dataDir });
  if (backend.kind !== "postgres") throw new Error("A folder is a PostgreSQL");
  const { pool } = backend;
  const query = pool.query.bind(pool);
  let [isClosed, asked] = [false, 0];
  pool.query = ((...asking: Parameters<typeof query>) => {
    if (isClosed) asked += 1;
    // Or nothing else would run any more, and the test could not fail.
    return asked > WITHOUT_END ? new Promise(() => {}) : query(...asking);
  }) as typeof pool.query;
  const queue = await openQueue({ backend, logger: silentLogger });
  const ending = new EventEmitter();
  const recorder = createRecorder(async () => void (await once(ending, "end")));
  queue.work({ concurrency: 1, handle: recorder.handle });
  await queue.add(buildJob("a"), { priority: "normal" });
  await recorder.hasStarted(1);

  await close();
  isClosed = true;
  ending.emit("end");
  await eventually(() => asked > 2).toBe(true);
  await queue.close();

  expect(asked).toBeLessThan(WITHOUT_END);
}, 60_000);
