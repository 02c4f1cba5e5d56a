import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it } from "vitest";
import { openStore } from "../open-store.ts";
import { silentLogger } from "../testing/silent-logger.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareCluster, prepareFolder } from "./prepare-folder.ts";
import { SnapshotRecord, snapshotRecord } from "./snapshot.ts";

const refusal = (dataDir: string) =>
  openStore({ dataDir }, { logger: silentLogger }).then(
    () => "opened",
    (error: unknown) => (error instanceof ExpectedError ? error.message : error),
  );

describe("an embedded store's folder", () => {
  it("is refused when it belongs to another PostgreSQL, and left as it is", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "postgres"));
    await writeFile(join(folder, "postgres", "PG_VERSION"), "17\n");

    expect(await refusal(folder)).toMatch(
      /belongs to PostgreSQL 17, .* embeds 18\. Run the version/,
    );
    expect(await readFile(join(folder, "postgres", "PG_VERSION"), "utf8")).toBe("17\n");
    // The lock is free again: the next attempt gets as far.
    expect(await refusal(folder)).toMatch(/belongs to PostgreSQL 17/);
  });

  it("is refused when something else is in the database's place", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "postgres", "photos"), { recursive: true });

    expect(await refusal(folder)).toMatch(/is not a database: it has no PG_VERSION\. Move it away/);
  });

  it("is refused when it is a file, or lies in one", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");

    expect(await refusal(file)).toMatch(/is not a folder/);
    expect(await refusal(join(file, "data"))).toMatch(/is not a folder/);
  });

  it("is made for its owner alone, and starts over after an unpacking that broke off", async () => {
    const folder = await prepareFolder(join(await temporaryFolder(), "new", "data"));
    await mkdir(join(folder, "postgres.unfinished", "base"), { recursive: true });

    const cluster = await prepareCluster(folder);

    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(cluster)).mode & 0o077).toBe(0);
    expect((await stat(join(cluster, "PG_VERSION"))).mode & 0o077).toBe(0);
    await expect(stat(`${cluster}.unfinished`)).rejects.toThrow("ENOENT");
  });

  it("comes from a cluster that the installed PGlite made", async () => {
    const record = SnapshotRecord.parse(JSON.parse(await readFile(snapshotRecord, "utf8")));
    const door = createRequire(import.meta.url).resolve("@electric-sql/pglite");
    const manifest = JSON.parse(await readFile(join(door, "../../package.json"), "utf8"));

    expect(record.pglite, "run make-snapshot.main.ts").toBe(manifest.version);
  });
});
