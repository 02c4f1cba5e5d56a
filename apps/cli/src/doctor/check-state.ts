import { resolve } from "node:path";
import type { BotConfig } from "@lynceus/bot/config";
import type { BotStatus } from "@lynceus/bot/control";
import { checkRedis } from "@lynceus/queue";
import { openStore, type StoreAddress } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { type Bot, findBot } from "../bot/find-bot.ts";
import { checkOpenable, findDataFolder } from "../data-folder.ts";
import { count } from "../words.ts";
import { type Check, type Verdict, verdict } from "./check.ts";
import { checkSpace, existingParent, exists, mayWrite } from "./check-folder.ts";
import { checkInstallations, type KeptInstallation } from "./slack/check-installations.ts";

type Asked = Pick<BotConfig, "state" | "slack" | "redisUrl">;

const silent = createLogger({ name: "doctor", level: "silent" });

/**
 * Where the state is kept, with the workspaces in it, and the queue. A running bot is asked, because nobody else
 * may open its folder.
 */
export function checkState(config: Asked): readonly Check[] {
  const { state, redisUrl } = config;
  return [
    {
      about: "state",
      run: (signal) =>
        "dataDir" in state
          ? checkFolder(state.dataDir, config, signal)
          : openAndClose(state, "PostgreSQL answers", config, signal),
    },
    { about: "queue", run: () => checkQueue(redisUrl) },
  ];
}

async function checkQueue(redisUrl: string | undefined): Promise<readonly Verdict[]> {
  if (redisUrl === undefined) return [verdict("queue", "fine", "beside the state")];
  const { hostname, port } = new URL(redisUrl);
  const { clustered } = await checkRedis(redisUrl, `${hostname}:${port || "6379"}`);
  const kind = clustered ? "a cluster" : "one server";
  return [verdict("queue", "fine", `${kind} that keeps everything (noeviction, AOF)`)];
}

async function checkFolder(
  dataDir: string,
  config: Asked,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  if (!(await exists(dataDir))) {
    const parent = await existingParent(dataDir);
    await mayWrite(parent);
    const says = `${resolve(dataDir)} will be made at the first start`;
    return [
      verdict("state", "fine", says),
      ...(await checkInstallations(config.slack, [], signal)),
      await checkSpace(parent),
    ];
  }
  const folder = await findDataFolder(dataDir);
  const space = await checkSpace(folder);
  const bot = await findBot(folder);
  const status = bot && (await statusOf(bot, signal));
  if (bot !== undefined && status !== undefined) {
    const kept = config.slack.install === undefined ? [] : await installationsOf(bot, signal);
    return [sayRunning(status), ...(await checkInstallations(config.slack, kept, signal)), space];
  }
  await mayWrite(folder);
  if (await exists(resolve(folder, "postgres", "PG_VERSION"))) {
    await checkOpenable(folder);
    const says = "opens, its schema is of this version";
    return [...(await openAndClose({ dataDir: folder }, says, config, signal)), space];
  }
  return [
    verdict("state", "fine", `${folder} is empty and may be written`),
    ...(await checkInstallations(config.slack, [], signal)),
    space,
  ];
}

async function statusOf(bot: Bot, signal: AbortSignal): Promise<BotStatus | undefined> {
  for await (const line of bot.ask({ request: "status" }, signal)) {
    if (line.line === "status") return line.status;
  }
  return undefined;
}

async function installationsOf(bot: Bot, signal: AbortSignal): Promise<KeptInstallation[]> {
  const kept: KeptInstallation[] = [];
  for await (const line of bot.ask({ request: "installations" }, signal)) {
    if (line.line === "installation") kept.push(line.installation);
  }
  return kept;
}

function sayRunning({ audit, phase, pid }: BotStatus): Verdict {
  const where = `open in the bot (process ${pid}, ${phase})`;
  if ("problem" in audit) return verdict("state", "warning", `${where}: ${audit.problem}`);
  const says = `${where}: ${count(audit.entries, "audit entry", "audit entries")}`;
  return verdict("state", phase === "running" ? "fine" : "warning", says);
}

async function openAndClose(
  address: StoreAddress,
  says: string,
  { slack }: Asked,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const store = await openStore(address, { logger: silent });
  try {
    const head = await store.audit.head();
    const kept = slack.install === undefined ? [] : await store.installations.list();
    const entries = count(head?.seq ?? 0, "audit entry", "audit entries");
    return [
      verdict("state", "fine", `${says}, ${entries}`),
      ...(await checkInstallations(slack, kept, signal)),
    ];
  } finally {
    await store.close();
  }
}
