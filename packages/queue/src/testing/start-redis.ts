import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    await server.until(() => answers(port));
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

/** Whether it answers a PING, if only by asking for a password. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.on("error", () => resolve(false));
    socket.once("data", (reply) => {
      socket.destroy();
      resolve(/^(\+PONG|-NOAUTH)/.test(reply.toString()));
    });
  });
}
