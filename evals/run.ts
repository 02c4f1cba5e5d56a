import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments, USAGE } from "./arguments.ts";
import { allCases } from "./cases/all-cases.ts";
import { readModel } from "./config.ts";
import { runCases } from "./play/run-cases.ts";
import { document } from "./report/document.ts";
import { shortfalls } from "./report/shortfalls.ts";
import { sumUp } from "./report/sums.ts";
import { table } from "./report/table.ts";
import type { EvalsResult } from "./result.ts";
import { sampleCases } from "./sample-cases.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);
const note = (line: string) => void process.stderr.write(`${line}\n`);

/** Rules think with the processor, and a tool has a deadline; a model is mostly waited for. */
const offline = { atOnce: 4, withinMs: 120_000 };
const online = { atOnce: 8, withinMs: 600_000 };

async function run(signal: AbortSignal): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  switch (command.kind) {
    case "help":
      if (command.problem !== undefined) note(`${command.problem}\n`);
      print(USAGE);
      return command.problem === undefined ? 0 : 2;
    case "list":
      for (const { id, turns } of allCases) {
        print(
          `${id}\n${turns.map(({ says }) => `    ${says.replaceAll("\n", "\n    ")}`).join("\n")}`,
        );
      }
      return 0;
    case "run": {
      const { only = "", trials, renamed, sample, output } = command;
      const meant = allCases.filter(({ id }) => id.includes(only));
      const cases = sample === undefined ? meant : sampleCases(meant, sample, renamed);
      if (cases.length === 0) {
        note(`No case's id contains "${only}".`);
        return 2;
      }
      const model = readModel(command.model);
      const began = performance.now();
      const results = await runCases(
        cases,
        {
          ...(model === undefined ? offline : online),
          model: command.model,
          trials,
          ...(renamed === undefined ? {} : { renamed }),
          onWorld: ({ world, left }) => note(`${world} is done, ${left} left`),
        },
        signal,
      );
      const name = model === undefined ? "offline rules" : command.model;
      const ms = Math.round(performance.now() - began);
      const result: EvalsResult = {
        model: name,
        trials,
        ...(renamed === undefined ? {} : { renamed }),
        ms,
        cases: results,
      };
      const sums = sumUp(result);
      if (output === "docs") {
        writeFileSync(join(import.meta.dirname, "..", "docs", "evals.md"), document(result));
      }
      print(output === "json" ? JSON.stringify({ ...result, sums }, null, 2) : table(result));
      return shortfalls(sums).length === 0 ? 0 : 1;
    }
  }
}

const leaving = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => leaving.abort());
try {
  process.exitCode = await run(leaving.signal);
} catch (error) {
  if (!leaving.signal.aborted) note(error instanceof Error ? error.message : String(error));
  process.exitCode = leaving.signal.aborted ? 130 : 1;
}
