import { createLogger } from "@lynceus/telemetry";
import { readArguments, USAGE } from "./arguments.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);
const logger = createLogger({ name: "demo", level: "error" });

/** Ctrl-C ends what runs; each part then takes down what it has started. */
const leaving = new AbortController();
const { signal } = leaving;

/** Each command loads what it needs alone: the page is there before the bot, the rest knows no page. */
async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  switch (command.kind) {
    case "help":
      if (command.problem !== undefined) process.stderr.write(`${command.problem}\n\n`);
      print(USAGE);
      return command.problem === undefined ? 0 : 2;
    case "list": {
      const { listWorlds } = await import("@lynceus/standins");
      for (const { id, mode, truth } of listWorlds()) {
        const questions = [...truth.questions, ...truth.cases.map(({ question }) => question)];
        print(`${id}  (${mode})`);
        for (const question of questions) print(`    ${question}`);
      }
      return 0;
    }
    case "once": {
      const { runOnce } = await import("./run-once.ts");
      await runOnce({ ...command, logger, print }, signal);
      return 0;
    }
    case "page": {
      const { runPage } = await import("./serve/run-page.ts");
      await runPage({ ...command, logger, print }, signal);
      return 0;
    }
    case "chat": {
      const { runChat } = await import("./run-chat.ts");
      await runChat({ ...command, logger, print }, signal);
      return 0;
    }
    case "all": {
      if (command.investigates) {
        const { runInvestigations } = await import("./run-investigations.ts");
        const { investigationsTable, shortfalls } = await import("./investigations-table.ts");
        const investigated = await runInvestigations(logger, signal);
        print(
          command.json ? JSON.stringify(investigated, null, 2) : investigationsTable(investigated),
        );
        return shortfalls(investigated).length === 0 ? 0 : 1;
      }
      const { runAll } = await import("./run-all.ts");
      const { allTable, holds } = await import("./all-table.ts");
      const results = await runAll(logger, signal);
      print(command.json ? JSON.stringify(results, null, 2) : allTable(results));
      return holds(results) ? 0 : 1;
    }
  }
}

for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => leaving.abort());
try {
  process.exitCode = await run();
} catch (error) {
  if (!signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = signal.aborted ? 130 : 1;
}
