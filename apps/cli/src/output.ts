import { once } from "node:events";

/** Where results go. `write` waits for a slow reader, so that nothing piles up here. */
export interface Output {
  write(line: string): Promise<void>;
  /** For people beside the result; it is not part of it. */
  note(line: string): void;
}

/** Lines to standard output, notes to standard error. Rejects once `signal` aborts. */
export function createOutput(signal: AbortSignal): Output {
  return {
    async write(line) {
      signal.throwIfAborted();
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain", { signal });
    },
    note: (line) => void process.stderr.write(`${line}\n`),
  };
}
