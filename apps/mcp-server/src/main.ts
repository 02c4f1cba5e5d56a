#!/usr/bin/env -S node --import tsx
import { runMcp } from "./run-mcp.ts";

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => interrupted.abort());

process.exitCode = await runMcp(process.argv.slice(2), interrupted.signal);
