import { readArguments, USAGE } from "./arguments.ts";
import { runKill } from "./kill/run-kill.ts";
import { type DrillResult, isPassed, resultTable } from "./result.ts";
import { openBackend } from "./servers/open-backend.ts";
import { runSlackDelivery } from "./slack-delivery/run-slack-delivery.ts";
import { loadTable, missedBy } from "./slack-load/load-result.ts";
import { runSlackLoad } from "./slack-load/run-slack-load.ts";

const exits = { passed: 0, failed: 1, misunderstood: 2, unavailable: 3 } as const;

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  if (command.kind === "help") {
    if (command.problem !== undefined) console.error(`${command.problem}\n`);
    console.log(USAGE);
    return command.problem === undefined ? exits.passed : exits.misunderstood;
  }
  const backend = await openBackend(
    command.kind === "slack-delivery" ? "embedded" : command.backend,
    process.env,
  );
  if (!backend.ok) {
    console.error(`Not drilled: ${backend.missing}`);
    return exits.unavailable;
  }
  const progress = (line: string) => console.error(line);
  try {
    if (command.kind === "slack-load") {
      const load = await runSlackLoad(command, backend, progress);
      console.log(command.json ? JSON.stringify(load, null, 2) : loadTable(load));
      return missedBy(load).length === 0 ? exits.passed : exits.failed;
    }
    const result: DrillResult =
      command.kind === "kill"
        ? await runKill(command, backend, progress)
        : await runSlackDelivery(command, backend, progress);
    console.log(command.json ? JSON.stringify(result, null, 2) : resultTable(result));
    return isPassed(result) ? exits.passed : exits.failed;
  } finally {
    await backend.close();
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
process.exitCode = await run();
