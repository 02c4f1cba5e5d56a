import { mkdir, readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { SnapshotRecord, snapshotRecord } from "./snapshot.ts";
import { unpackCluster } from "./unpack-cluster.ts";

/** Makes the data folder if need be, readable by its owner only; returns its one true path. */
export async function prepareFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  await makeFolder(folder);
  return realpath(folder);
}

/** Not `mkdir`'s own recursion: on a read-only file system it says ENOENT (Node 20). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

/**
 * The database cluster in a data folder that this process has locked; unpacked when there is none.
 * A cluster of another PostgreSQL major version is an `ExpectedError`: opening it would harm it.
 */
export async function prepareCluster(folder: string): Promise<string> {
  const cluster = join(folder, "postgres");
  const ours = SnapshotRecord.parse(JSON.parse(await readFile(snapshotRecord, "utf8"))).postgres;
  const found = await readVersion(cluster);
  if (found === ours) return cluster;
  if (found !== undefined) throw new ExpectedError(explainVersion(folder, found, ours));
  if (!(await isMissing(cluster))) {
    throw new ExpectedError(
      `${cluster} is not a database: it has no PG_VERSION. Move it away, or choose another data folder.`,
    );
  }
  await unpackCluster(cluster);
  return cluster;
}

async function readVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function isMissing(cluster: string): Promise<boolean> {
  try {
    return (await readdir(cluster)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}

function explainVersion(folder: string, found: string, ours: string): string {
  return (
    `The data folder ${folder} belongs to PostgreSQL ${found}, and this version of Lynceus embeds ${ours}. ` +
    `Run the version of Lynceus that wrote it, or export its data with that version and import it into a new folder.`
  );
}
