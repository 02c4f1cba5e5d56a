import type { BotStatus } from "@lynceus/bot/control";
import { ExpectedError } from "@lynceus/contract";
import { findBot } from "../bot/find-bot.ts";
import type { CliConfig } from "../config.ts";
import { findDataFolder } from "../data-folder.ts";
import type { Output } from "../output.ts";
import { statusLines } from "./status-lines.ts";

/** Asks the running bot how it stands, and prints it. */
export async function showStatus(
  { dataDir, databaseUrl }: CliConfig,
  { json }: { readonly json: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const folder = await findDataFolder(dataDir);
  const bot = await findBot(folder);
  if (bot === undefined) {
    const elsewhere =
      databaseUrl === undefined
        ? ""
        : " A bot on DATABASE_URL listens only when it was started with DATA_DIR too.";
    throw new ExpectedError(
      `No bot listens on the data folder ${folder}: none is running there, or it is just starting.${elsewhere}`,
    );
  }
  let status: BotStatus | undefined;
  for await (const line of bot.ask({ request: "status" }, signal)) {
    if (line.line === "status") status = line.status;
  }
  if (status === undefined) throw new Error("The bot ended its answer without its status");
  for (const line of json ? [JSON.stringify(status)] : statusLines(status))
    await output.write(line);
}
