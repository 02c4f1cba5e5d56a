import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../open-store.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import { startWriter } from "../testing/start-writer.ts";

const [mounter, unmounter] = ["mount", "umount"] as const;
let disk: string;
const mount = (options: string) =>
  spawnSync(mounter, ["-t", "tmpfs", "-o", options, "tmpfs", disk]);
const unmount = () => spawnSync(unmounter, ["--lazy", disk]);
const open = (onFatal = (_: Error) => {}) =>
  openStore({ dataDir: join(disk, "data") }, { logger: silentLogger, onFatal });

async function canMount(): Promise<boolean> {
  disk = await mkdtemp(join(tmpdir(), "lynceus-disk-"));
  const mounted = mount("size=1m").status === 0;
  if (mounted) unmount();
  await rm(disk, { recursive: true });
  return mounted;
}
const mounts = await canMount();

const refusal = (error: unknown) => (error instanceof ExpectedError ? error.message : error);

describe.skipIf(!mounts)("a disk's end (skipped where no file system can be mounted)", () => {
  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), "lynceus-disk-"));
  });
  afterEach(async () => {
    unmount();
    await rm(disk, { recursive: true });
  });

  it("is said when a table cannot grow, and the store goes on when there is room again", async () => {
    mount("size=48m");
    await writeFile(join(disk, "filler"), Buffer.alloc(2 * 2 ** 20));
    const store = await open();
    let acknowledged = 0;
    const write = async () => {
      for (;;) {
        await store.audit.append({ words: Array.from({ length: 3_000 }, Math.random) });
        acknowledged += 1;
      }
    };

    expect(refusal(await write().catch((error: unknown) => error))).toMatch(/is full\. Free/);
    expect(await store.audit.verify()).toMatchObject({ ok: true, count: acknowledged });
    await rm(join(disk, "filler"));
    await store.audit.append({ after: true });
    await store.close();
  }, 120_000);

  it("ends the store when the log cannot grow, which says so until there is room and a restart", async () => {
    mount("size=48m");
    await writeFile(join(disk, "filler"), Buffer.alloc(2 * 2 ** 20));
    const fatal: string[] = [];
    const store = await open((error) => fatal.push(error.message));
    const { hash } = await store.audit.append({ kept: true });
    const fill = async () => {
      for (;;) {
        await store.queuePool.query(
          "select pg_logical_emit_message(true, '', repeat('x', 300000))",
        );
      }
    };

    expect(refusal(await fill().catch((error: unknown) => error))).toMatch(/is full\. Free/);
    expect(fatal).toHaveLength(1);
    expect(refusal(await store.inbox.counts().catch((error: unknown) => error))).toBe(fatal[0]);
    await store.close();

    expect(refusal(await open().catch((error: unknown) => error))).toMatch(/is full/);
    await rm(join(disk, "filler"));
    const reopened = await open();
    expect(await reopened.audit.verify({ anchor: hash })).toMatchObject({ ok: true, count: 1 });
    await reopened.close();
  }, 120_000);

  it("is said when there is no room for a new store, and nothing is left lying about", async () => {
    mount("size=12m");

    const error = await open().catch((thrown: unknown) => thrown);

    expect(refusal(error)).toMatch(/is full/);
    expect(await readdir(join(disk, "data"))).toEqual([]);
  });

  it("is not taken for a folder that may only be read", async () => {
    mount("size=1m,ro");

    const error = await open().catch((thrown: unknown) => thrown);

    expect(refusal(error)).toMatch(/read-only file system/);
  });

  it("is not taken for a folder of someone else", async () => {
    await chmod(disk, 0o755);
    const writer = startWriter(join(disk, "data"), { uid: 65_534 });

    expect((await writer.hear("refused")).join(" ")).toMatch(/may not be written by this user/);
    await writer.ended();
  });
});
