import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { type SnapshotRecord, snapshotFile, snapshotRecord } from "./snapshot.ts";

/** Run after every change of PGlite's version: `node --import tsx src/embedded/make-snapshot.main.ts`. */
const folder = await mkdtemp(join(tmpdir(), "lynceus-snapshot-"));
try {
  // 1 MB segments: creating one blocks the process, and 16 of them would be an empty store's bulk.
  const initDbStartParams = ["--wal-segsize=1"];
  const pglite = await PGlite.create({ dataDir: folder, initDbStartParams });
  await pglite.close();

  const maxBuffer = 2 ** 27;
  const names = ["--format=ustar", "--owner=0", "--group=0", "--numeric-owner", "--sort=name"];
  const tar = execFileSync("tar", ["-c", ...names, "-C", folder, "."], { maxBuffer });
  const packed = brotliCompressSync(tar, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
  await mkdir(new URL(".", snapshotFile), { recursive: true });
  await writeFile(snapshotFile, packed);
  const record: SnapshotRecord = {
    pglite: await installedVersion(),
    postgres: (await readFile(join(folder, "PG_VERSION"), "utf8")).trim(),
  };
  await writeFile(snapshotRecord, `${JSON.stringify(record, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function installedVersion(): Promise<string> {
  const door = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const manifest = await readFile(join(door, "../../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
