import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";

export interface LocalPostgres {
  /** A new, empty database on it. */
  createDatabase(): Promise<string>;
  urlOf(login: {
    readonly user?: string;
    readonly password?: string;
    readonly database?: string;
  }): string;
  /** Kills it, runs `during`, and starts it again on the same port and data. */
  restart(during: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of this machine's PostgreSQL server binaries, newest first; undefined without any. */
export function findPostgres(): string | undefined {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(root, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
}

/** A real PostgreSQL server on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startPostgres(bin: string): Promise<LocalPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "lynceus-postgres-"));
  // PostgreSQL refuses to run as root: "nobody" does instead.
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  await writeFile(join(folder, "password"), "right-password");
  if (as.uid !== undefined) {
    for (const path of [folder, join(folder, "password")]) chownSync(path, as.uid, as.gid);
    chmodSync(folder, 0o700);
  }
  const data = join(folder, "data");
  const login = [
    "--auth=scram-sha-256",
    "--username=lynceus",
    `--pwfile=${join(folder, "password")}`,
  ];
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "--no-sync", "-E", "UTF8", ...login],
    as,
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const settings = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"];
  const launch = () => {
    const server = spawn(
      join(bin, "postgres"),
      ["-D", data, "-p", String(port), "-k", folder, ...settings],
      { ...as, stdio: "ignore" },
    );
    const ended = new Promise((resolve) => server.once("exit", resolve));
    process.once("exit", () => server.kill("SIGQUIT"));
    return async () => {
      server.kill("SIGQUIT");
      await ended;
    };
  };
  let kill = launch();
  const urlOf: LocalPostgres["urlOf"] = (as) => {
    const { user = "lynceus", password = "right-password", database = "postgres" } = as;
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  };
  while (!(await answers(urlOf({})))) await delay(50);

  let databases = 0;
  return {
    urlOf,
    createDatabase: async () => {
      databases += 1;
      const database = `test_${databases}`;
      await run(urlOf({}), `create database ${database}`);
      return urlOf({ database });
    },
    restart: async (during) => {
      await kill();
      await during();
      kill = launch();
      while (!(await answers(urlOf({})))) await delay(50);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  return run(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  await client.query(statement);
  await client.end();
}
