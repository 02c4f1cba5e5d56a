import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const main = new URL("../main.ts", import.meta.url).pathname;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `lynceus` as a process of its own, with these variables and no others of ours. */
export async function runCli(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const child = spawn(process.execPath, ["--import", "tsx", main, ...argv], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code: child.exitCode, stdout, stderr };
}
