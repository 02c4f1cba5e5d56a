import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { DurableFs } from "./durable-fs.ts";

const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["-c", "shared_buffers=16MB"],
  // The default, fdatasync, never leaves the WebAssembly module.
  ...["-c", "wal_sync_method=fsync"],
  // Nobody hears of a commit before `flush` has brought it to the disk, together with others.
  ...["-c", "synchronous_commit=off"],
];

/** What PostgreSQL has said about its end, while it is still running and after. */
export interface Health {
  failed: boolean;
  lastWords: string | undefined;
}

/** Opens an initialised cluster. `onFatal` is called when PostgreSQL gives up (a full disk, mostly). */
export async function openPglite(
  cluster: string,
  health: Health,
  onFatal: () => void,
): Promise<PGlite> {
  // Optimised, its code runs no more jobs a second, and doubles what a start takes: 600 MB on Node 24, seconds of CPU.
  for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
  const pglite = new PGlite({
    fs: new DurableFs(cluster, () => {
      if (health.failed) return;
      health.failed = true;
      onFatal();
    }),
    startParams,
    onStderr: (line) => {
      const words = /(?:FATAL|PANIC): +(.*)/.exec(line)?.[1];
      if (words !== undefined) health.lastWords = words;
      return false;
    },
  });
  await pglite.waitReady;
  return pglite;
}
