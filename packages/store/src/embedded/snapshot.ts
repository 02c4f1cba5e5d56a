import { z } from "zod";

/** The shipped cluster; made by `make-snapshot.main.ts`. */
export const snapshotFile = new URL("../../assets/pgdata.tar.br", import.meta.url);

/** What made the shipped cluster. `postgres` is the major version, as in the file PG_VERSION. */
export const snapshotRecord = new URL("../../assets/pgdata.json", import.meta.url);

export const SnapshotRecord = z.object({ pglite: z.string(), postgres: z.string() });
export type SnapshotRecord = z.infer<typeof SnapshotRecord>;
