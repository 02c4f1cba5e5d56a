import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { everyStoreSuite } from "../testing/suites/every-store.ts";
import { useStore } from "../testing/use-store.ts";

describe("an embedded store", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "lynceus-store-"));
  // Runs last: hooks of this kind run in reverse.
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  everyStoreSuite(useStore(async () => ({ dataDir })));
});
