#!/usr/bin/env -S node --import tsx
import { ExpectedError } from "@lynceus/contract";
import { readArguments } from "./arguments.ts";
import { readProcessConfig, wantsColours } from "./config.ts";
import { createOutput } from "./output.ts";
import { run } from "./run.ts";

const interrupted = new AbortController();
const closed = new AbortController();
const signal = AbortSignal.any([interrupted.signal, closed.signal]);
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => interrupted.abort());
// Whoever read our output has read enough: `lynceus audit show | head`.
process.stdout.on("error", () => closed.abort());

try {
  const command = readArguments(process.argv.slice(2));
  process.exitCode = await run(
    command,
    readProcessConfig(),
    createOutput(signal, wantsColours()),
    signal,
  );
} catch (error) {
  if (interrupted.signal.aborted) process.exitCode = 130;
  else if (closed.signal.aborted) process.exitCode = 0;
  else {
    const unexpected = error instanceof Error ? error.stack : String(error);
    const sentence = error instanceof ExpectedError ? error.message : `Unexpected: ${unexpected}`;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 3;
  }
}
