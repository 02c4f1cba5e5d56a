import { type SpawnOptions, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

export interface Process {
  signal(signal: NodeJS.Signals): void;
  /** Waits for a condition, and fails with what the process said when it ends before. */
  until(condition: () => Promise<boolean>): Promise<void>;
  /** Resolves when the process is gone; one that ignores the signal for a while is killed. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A process that ends with this one, however this one ends. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Process {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  }
  // Its standard input ends with this process.
  const guard = spawn("sh", ["-c", `read _; kill -9 ${child.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.unref();
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const finish = () => {
      ended = true;
      guard.kill("SIGKILL");
      resolve();
    };
    child.on("exit", finish).on("error", finish);
  });
  return {
    signal: (signal) => void child.kill(signal),
    until: async (condition) => {
      while (!(await condition())) {
        if (ended) throw new Error(`${command} ended: ${said}`);
        await delay(20);
      }
    },
    end: async (signal) => {
      child.kill("SIGCONT");
      child.kill(signal);
      const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await end;
      clearTimeout(patience);
    },
  };
}
