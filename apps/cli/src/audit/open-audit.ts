import { setTimeout as delay } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import { findBot } from "../bot/find-bot.ts";
import type { CliConfig } from "../config.ts";
import { checkOpenable, findDataFolder } from "../data-folder.ts";
import type { AuditSource } from "./audit-source.ts";
import { fromBot } from "./from-bot.ts";
import { fromStore } from "./from-store.ts";

/** A bot that has just started holds its folder for a moment before it listens. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 200;

/** Finds the audit: in the database, behind the bot that has the folder open, or in the folder itself. */
export async function openAudit(config: CliConfig, signal: AbortSignal): Promise<AuditSource> {
  if (config.databaseUrl !== undefined) return fromStore({ databaseUrl: config.databaseUrl });
  const folder = await findDataFolder(config.dataDir);
  const begun = performance.now();
  for (;;) {
    const bot = await findBot(folder);
    if (bot !== undefined) return fromBot(bot);
    await checkOpenable(folder);
    try {
      return await fromStore({ dataDir: folder });
    } catch (error) {
      const holder = holderOf(error);
      if (holder === undefined) throw error;
      if (performance.now() - begun > PATIENCE_MS) throw unanswered(folder, holder);
    }
    await delay(PAUSE_MS, undefined, { signal });
  }
}

/** Who has the folder, in the words of the store's sentence; undefined when it says something else. */
function holderOf(error: unknown): string | undefined {
  if (!(error instanceof ExpectedError)) return undefined;
  return / is in use by (process \d+|another process)/.exec(error.message)?.[1];
}

function unanswered(folder: string, holder: string): ExpectedError {
  return new ExpectedError(
    `The data folder ${folder} is in use by ${holder}, and no control socket answers for it. If that is a bot, see its log for "no control socket"; else wait until it is done.`,
  );
}
