import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** One process of the bot, started as people start it: by its main file, configured by variables. */
export interface BotProcess {
  /** Resolves with true when it says that it listens, with false when it ends before. */
  readonly listening: Promise<boolean>;
  /** Resolves when it is gone, with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly pid: number | undefined;
  signal(signal: "SIGHUP" | "SIGKILL" | "SIGTERM"): void;
}

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

export function startBotProcess(
  env: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): BotProcess {
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const atExit = () => child.kill("SIGKILL");
  process.once("exit", atExit);
  let hears = (_listens: boolean) => {};
  const listening = new Promise<boolean>((resolve) => {
    hears = resolve;
  });
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      process.off("exit", atExit);
      hears(false);
      resolve(code);
    };
    child.once("exit", end).once("error", () => end(null));
  });
  createInterface({ input: child.stderr }).on("line", (line) => {
    onLine(line);
    if (line.includes('"msg":"listening"')) hears(true);
  });
  return { listening, ended, pid: child.pid, signal: (signal) => void child.kill(signal) };
}
