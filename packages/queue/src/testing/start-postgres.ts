import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPort } from "./find-port.ts";
import { findProgram } from "./find-program.ts";
import { type Process, startProcess } from "./start-process.ts";
import type { TestServer } from "./start-redis.ts";

const nobody = 65_534;

/** A PostgreSQL on 127.0.0.1. It refuses to run as root, who therefore lends it to `nobody`. */
export async function startPostgres(...settings: readonly string[]): Promise<TestServer> {
  const port = String(await findPort());
  const folder = mkdtempSync(join(tmpdir(), "lynceus-postgres-"));
  const root = process.getuid?.() === 0;
  const as = { cwd: folder, ...(root && { uid: nobody, gid: nobody }) };
  if (root) chownSync(folder, nobody, nobody);

  const data = join(folder, "data");
  const init = [
    "-D",
    data,
    "-U",
    "lynceus",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ];
  execFileSync(program("initdb"), init, { ...as, stdio: "pipe" });
  const args = ["-D", data, "-p", port, "-h", "127.0.0.1", "-k", "", ...settings];
  const ready = async () =>
    spawnSync(program("pg_isready"), ["-h", "127.0.0.1", "-p", port]).status === 0;

  let server: Process | undefined;
  const start = async () => {
    server = startProcess(program("postgres"), args, as);
    await server.until(ready);
  };
  // "Immediate": PostgreSQL's own kill -9, which takes its child processes along.
  const kill = async () => server?.end("SIGQUIT");
  await start();
  return {
    url: `postgres://lynceus@127.0.0.1:${port}/postgres`,
    start,
    pause: () => server?.signal("SIGSTOP"),
    kill,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function program(name: string): string {
  return findProgram(name) ?? name;
}
