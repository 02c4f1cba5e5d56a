import { once } from "node:events";

/** Where results go. `write` waits for a slow reader, so that nothing piles up here. */
export interface Output {
  write(line: string): Promise<void>;
  /** For people beside the result; it is not part of it. */
  note(line: string): void;
  /** Whether results may be coloured: they go to a terminal that wants them so. */
  readonly colours?: boolean;
}

/** Lines to standard output, notes to standard error. Rejects once `signal` aborts. */
export function createOutput(signal: AbortSignal, colours: boolean): Output {
  return {
    colours,
    async write(line) {
      signal.throwIfAborted();
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain", { signal });
    },
    note: (line) => void process.stderr.write(`${line}\n`),
  };
}
