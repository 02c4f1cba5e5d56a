import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExpectedError, type ThreadRef } from "@lynceus/contract";
import { openStore, type Store } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInvestigations, type InvestigationsOptions } from "./create-investigations.ts";
import { giveUpInvestigation } from "./give-up-investigation.ts";
import { type RunOptions, runInvestigation } from "./run-investigation.ts";
import { sweepInvestigations } from "./sweep-investigations.ts";

const dataDir = mkdtempSync(join(tmpdir(), "lynceus-run-"));
const never = new AbortController().signal;
let store: Store;

beforeAll(async () => {
  const logger = createLogger({ name: "test", level: "silent" });
  store = await openStore({ dataDir }, { logger });
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** One whose body another version has written, and what runs, sweeps and finds it. */
async function ofAnotherVersion(id: string, refusal?: ExpectedError) {
  const account = `user/${id}`;
  await store.investigations.create(
    { id, team: "T1", threadKey: "T1:C1:1.1", body: { question: "of tomorrow" } },
    { held: 1, allowances: [{ account }] },
  );
  const posted: { thread: ThreadRef; text: string; key: string }[] = [];
  const sender = {
    async post(thread: ThreadRef, { text }: { text: string }, { key }: { key: string }) {
      if (refusal !== undefined) throw refusal;
      posted.push({ thread, text, key });
      return { ts: "2.2" };
    },
    session: async () => false,
  };
  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ name: "test", level: "error", destination });
  const options = { store, sender, logger, modelName: "rules" } as unknown as RunOptions;
  const run = () => runInvestigation(id, options, never);
  const queued: string[] = [];
  const queue = {
    place: async () => ({ state: "unknown" }) as const,
    async add(job: { readonly data: { readonly investigation?: unknown } }) {
      queued.push(String(job.data.investigation));
      return { added: true };
    },
  } as unknown as Parameters<typeof sweepInvestigations>[0]["queue"];
  async function sweep() {
    queued.length = 0;
    await sweepInvestigations({ store, queue }, 0);
    return queued.includes(id);
  }
  const held = async () => (await store.charges.today([account]))[0]?.held;
  return { posted, log, options, run, sweep, held };
}

test("one of another version is ended once, and its thread is told to ask again", async () => {
  const { posted, log, run, sweep, held } = await ofAnotherVersion("inv-1");

  expect(await sweep()).toBe(true);
  await run();
  await run();

  expect(await sweep()).toBe(false);
  const [said, ...more] = posted;
  expect(more).toEqual([]);
  expect(said?.thread).toEqual({ team: "T1", channel: "C1", threadTs: "1.1" });
  expect(said?.text).toMatch(/updated .* could not go on .* Ask again/);
  expect(log.filter((line) => line.includes("another version"))).toHaveLength(1);
  expect(log.join("")).toContain('"id":"inv-1"');
  expect(await held()).toBe(0);
  expect(await store.investigations.get("inv-1")).toMatchObject({
    status: "stopped",
    result: { kind: "unfinished" },
  });
});

test("one of another version that a newer process runs is left to it", async () => {
  const { posted, run } = await ofAnotherVersion("inv-2");
  await store.leases.acquire("investigation/inv-2", "a newer process", 1, 60_000);

  await run();

  expect(posted).toEqual([]);
  expect(await store.investigations.get("inv-2")).toMatchObject({ status: "queued" });
});

test("one of another version ends as well where it is given up, and where Slack takes no word", async () => {
  const archived = new ExpectedError("This channel is archived.");
  const { sweep, options } = await ofAnotherVersion("inv-3", archived);

  await giveUpInvestigation("inv-3", options);

  expect(await sweep()).toBe(false);
});

test("a button of one of another version finds nothing, and breaks nothing", async () => {
  const { options } = await ofAnotherVersion("inv-4");

  const investigations = createInvestigations(options as unknown as InvestigationsOptions);

  expect(await investigations.find("inv-4")).toBeUndefined();
});
