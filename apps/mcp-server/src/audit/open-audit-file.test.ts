import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditEntry } from "@lynceus/guard";
import { verifyEntries } from "@lynceus/store/chain";
import { expect, onTestFinished, test } from "vitest";
import { openAuditFile } from "./open-audit-file.ts";

const entry = { tool: "get_application", outcome: "ok" } as AuditEntry;

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lynceus-audit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "deep", "audit.jsonl");
}

async function verdict(path: string) {
  const lines = (await readFile(path, "utf8")).trim().split("\n");
  return verifyEntries(async function* () {
    for (const line of lines) yield JSON.parse(line);
  });
}

test("entries chain on, whoever opens the file again, readable by its owner alone", async () => {
  const path = await newFile();
  await (await openAuditFile(path)).record(entry);
  await (await openAuditFile(path)).record(entry);

  expect(await verdict(path)).toMatchObject({ ok: true, count: 2 });
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test("several that write at once keep one chain", async () => {
  const path = await newFile();
  const sinks = await Promise.all([1, 2, 3].map(() => openAuditFile(path)));

  await Promise.all(sinks.flatMap((sink) => [1, 2, 3, 4, 5].map(() => sink.record(entry))));

  expect(await verdict(path)).toMatchObject({ ok: true, count: 15 });
});

test("a line that a dying process has not finished is taken away, and its lock too", async () => {
  const path = await newFile();
  const sink = await openAuditFile(path);
  await sink.record(entry);
  await appendFile(path, '{"seq":2,"prev":"');
  // no process has this number
  await writeFile(`${path}.lock`, "4194999");

  await sink.record(entry);

  expect(await verdict(path)).toMatchObject({ ok: true, count: 2 });
});

test("a changed entry is found", async () => {
  const path = await newFile();
  const sink = await openAuditFile(path);
  for (let n = 0; n < 3; n += 1) await sink.record(entry);
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace("get_application", "get_resources"));

  expect(await verdict(path)).toMatchObject({ ok: false, problem: "changed", seq: 1 });
});

test.each(["dear diary\n", "dear diary"])(
  "%j is no audit: it is left alone, and said",
  async (text) => {
    const path = await newFile();
    await openAuditFile(path);
    await writeFile(path, text);

    await expect(openAuditFile(path)).rejects.toThrow(
      /does not end in an entry.*LYNCEUS_AUDIT_FILE/,
    );
    expect(await readFile(path, "utf8")).toBe(text);
    await expect(openAuditFile(join(path, "below"))).rejects.toThrow(/cannot be written to/);
  },
);
