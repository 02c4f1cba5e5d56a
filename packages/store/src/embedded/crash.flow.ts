import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../open-store.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import { startWriter } from "../testing/start-writer.ts";

const tracer = "strace";
const canTrace = spawnSync(tracer, ["-f", "true"]).status === 0;

describe("an embedded store", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lynceus-store-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("loses nothing that it acknowledged, killed ten times while it writes", async () => {
    const acknowledged: (readonly string[])[] = [];
    const opened: string[] = [];
    for (let cycle = 0; cycle < 10; cycle += 1) {
      const writer = startWriter(folder);
      opened.push((await writer.hear("opened"))[1] ?? "");
      await writer.hear("inbox", 1 + Math.floor(Math.random() * 120));
      await writer.kill();
      acknowledged.push(...writer.said);
    }

    const begun = performance.now();
    const store = await openStore({ dataDir: folder }, { logger: silentLogger });
    opened.push(`${Math.round(performance.now() - begun)}`);
    const verified = await store.audit.verify();
    expect(verified).toMatchObject({ ok: true });
    const entries = await store.audit.list({ limit: 1_000_000 });
    const hashes = new Set(entries.map(({ hash }) => hash));
    const lost = [];
    for (const [kind, key = "", value] of acknowledged) {
      if (kind === "audit" && !hashes.has(value ?? "")) lost.push(`audit ${key}`);
      if (kind !== "inbox") continue;
      const item = {
        eventId: key,
        messageKey: key,
        kind: "message",
        team: "",
        threadKey: "",
      } as const;
      const again = await store.inbox.accept({ ...item, payload: {} });
      if (again.state !== "unfinished" || `${again.id}` !== value) lost.push(`inbox ${key}`);
    }
    await store.close();

    process.stdout.write(`killed 10 times, ${hashes.size} entries, opened in ${opened} ms\n`);
    expect(lost).toEqual([]);
    expect(hashes.size).toBeGreaterThanOrEqual(
      acknowledged.filter(([kind]) => kind === "audit").length,
    );
  }, 180_000);

  it("lets in one of six that start at once after a kill, and tells the others who", async () => {
    for (let round = 0; round < 2; round += 1) {
      const writers = Array.from({ length: 6 }, () => startWriter(folder));
      const heard = await Promise.all(
        writers.map((writer) => Promise.any([writer.hear("opened"), writer.hear("refused")])),
      );

      const winners = writers.filter((_, index) => heard[index]?.[0] === "opened");
      expect(winners).toHaveLength(1);
      const refusals = heard.filter(([word]) => word === "refused").map((words) => words.join(" "));
      expect(refusals).toHaveLength(5);
      for (const refusal of refusals)
        expect(refusal).toContain(`in use by process ${winners[0]?.pid}.`);
      await winners[0]?.kill();
    }
  }, 120_000);

  it("starts in little memory, the first time and later", async () => {
    const fresh = join(folder, "fresh");
    const open = async () => {
      const writer = startWriter(fresh, { limit: 1 });
      const [, ms, mb] = await writer.hear("opened");
      await writer.ended();
      return [Number(ms), Number(mb)] as const;
    };
    const [firstMs, firstMb] = await open();
    const [laterMs, laterMb] = await open();

    process.stdout.write(
      `first open ${firstMs} ms, peak ${firstMb} MB; later ${laterMs} ms, ${laterMb} MB\n`,
    );
    // Making the cluster here, instead of unpacking one, would take twice that.
    expect(firstMb).toBeLessThanOrEqual(400);
    expect(laterMb).toBeLessThanOrEqual(400);
  }, 120_000);

  it.skipIf(!canTrace)(
    "syncs every commit to the disk (skipped where strace cannot run)",
    async () => {
      const trace = join(folder, "trace");
      const writer = startWriter(join(folder, "traced"), {
        limit: 50,
        under: [tracer, "-f", "-y", "-e", "trace=fdatasync", "-o", trace],
      });
      await writer.ended();
      expect(writer.said.at(-1)?.[0]).toBe("closed");

      const synced = (await readFile(trace, "utf8"))
        .split("\n")
        .filter((line) => /pg_wal\/0/.test(line));

      expect(synced.length).toBeGreaterThanOrEqual(100);
    },
    120_000,
  );
});
