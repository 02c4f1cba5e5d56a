import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

const script = new URL("writer.main.ts", import.meta.url).pathname;

export interface Writer {
  readonly pid: number | undefined;
  /** What it has said so far, split into words. */
  readonly said: readonly (readonly string[])[];
  /** Resolves with the first thing said that begins like this; rejects when it ends without. */
  hear(first: string, nth?: number): Promise<readonly string[]>;
  kill(): Promise<void>;
  ended(): Promise<void>;
}

/** Starts `writer.main.ts` in a process of its own, for this test; under another program or user if asked. */
export function startWriter(
  folder: string,
  options: {
    readonly limit?: number;
    readonly uid?: number;
    readonly under?: readonly string[];
  } = {},
): Writer {
  const { limit, uid, under = [] } = options;
  const node = [process.execPath, "--import", "tsx", script, folder, `${limit ?? Infinity}`];
  const [program = "", ...args] = [...under, ...node];
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
    ...(uid !== undefined && { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: (readonly string[])[] = [];
  const lines = createInterface({ input: child.stdout });
  const listeners = new Set<() => void>();
  lines.on("line", (line) => {
    said.push(line.split(" "));
    for (const listener of listeners) listener();
  });
  const exited = once(child, "exit");
  const closed = once(lines, "close");
  return {
    pid: child.pid,
    said,
    hear: (first, nth = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const heard = said.filter(([word]) => word === first)[nth - 1];
          if (heard === undefined) return;
          listeners.delete(look);
          resolve(heard);
        };
        listeners.add(look);
        void closed.then(() => reject(new Error(`ended without "${first}": ${said.at(-1)}`)));
        look();
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await Promise.all([exited, closed]);
    },
    ended: async () => {
      await Promise.all([exited, closed]);
    },
  };
}
