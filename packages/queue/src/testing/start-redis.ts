import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { findPort } from "./find-port.ts";
import { type Process, startProcess } from "./start-process.ts";

/** A server of our own. `kill` loses the process, not the data; `start` is for after that. */
export interface TestServer {
  readonly url: string;
  pause(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis on 127.0.0.1 that keeps an append-only file unless told otherwise. */
export async function startRedis(...settings: readonly string[]): Promise<TestServer> {
  const port = await findPort();
  const url = `redis://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "lynceus-redis-"));
  const args = [
    ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
    ...["--appendonly", "yes", ...settings],
  ];
  let server: Process | undefined;
  const start = async () => {
    server = startProcess("redis-server", args);
    await server.until(() => answers(url));
  };
  const kill = async () => server?.end("SIGKILL");
  await start();
  return {
    url,
    start,
    pause: () => server?.signal("SIGSTOP"),
    kill,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // It is there when it asks for a password.
    return String(error).includes("NOAUTH");
  } finally {
    client.disconnect();
  }
}
