import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { BotConfig } from "@lynceus/bot/config";
import { ExpectedError } from "@lynceus/contract";
import { checkRedis } from "@lynceus/queue";
import { openStore } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { findBot } from "../bot/find-bot.ts";
import { checkOpenable, findDataFolder } from "../data-folder.ts";
import { count } from "../words.ts";
import { type Check, type Verdict, verdict } from "./check.ts";

const ENOUGH_BYTES = 1_000_000_000;
const TOO_FEW_BYTES = 100_000_000;
const silent = createLogger({ name: "doctor", level: "silent" });

/** Where the state is kept, and the queue. A running bot is asked, because nobody else may open its folder. */
export function checkState({ state, redisUrl }: BotConfig): readonly Check[] {
  return [
    {
      about: "state",
      run: (signal) =>
        "dataDir" in state
          ? checkFolder(state.dataDir, signal)
          : openAndClose({ databaseUrl: state.databaseUrl }, "PostgreSQL answers"),
    },
    ...(redisUrl === undefined ? [] : [{ about: "queue", run: async () => checkQueue(redisUrl) }]),
  ];
}

async function checkQueue(redisUrl: string): Promise<readonly Verdict[]> {
  const { hostname, port } = new URL(redisUrl);
  const { clustered } = await checkRedis(redisUrl, `${hostname}:${port || "6379"}`);
  const kind = clustered ? "a cluster" : "one server";
  return [verdict("queue", "fine", `${kind} that keeps everything (noeviction, AOF)`)];
}

async function checkFolder(dataDir: string, signal: AbortSignal): Promise<readonly Verdict[]> {
  if (!(await exists(dataDir))) {
    const parent = await existingParent(resolve(dataDir));
    await mayWrite(parent);
    return [
      verdict("state", "fine", `${resolve(dataDir)} will be made at the first start`),
      await checkSpace(parent),
    ];
  }
  const folder = await findDataFolder(dataDir);
  const space = await checkSpace(folder);
  const bot = await findBot(folder);
  if (bot !== undefined) {
    for await (const line of bot.ask({ request: "status" }, signal)) {
      if (line.line !== "status") continue;
      const { audit, phase, pid } = line.status;
      const says =
        "problem" in audit ? audit.problem : count(audit.entries, "audit entry", "audit entries");
      const isFine = !("problem" in audit) && phase === "running";
      return [
        verdict(
          "state",
          isFine ? "fine" : "warning",
          `open in the bot (process ${pid}, ${phase}): ${says}`,
        ),
        space,
      ];
    }
  }
  await mayWrite(folder);
  if (await exists(resolve(folder, "postgres", "PG_VERSION"))) {
    await checkOpenable(folder);
    return [
      ...(await openAndClose({ dataDir: folder }, "opens, its schema is of this version")),
      space,
    ];
  }
  return [verdict("state", "fine", `${folder} is empty and may be written`), space];
}

async function openAndClose(
  address: { readonly dataDir: string } | { readonly databaseUrl: string },
  says: string,
): Promise<readonly Verdict[]> {
  const store = await openStore(address, { logger: silent });
  try {
    const head = await store.audit.head();
    return [
      verdict("state", "fine", `${says}, ${count(head?.seq ?? 0, "audit entry", "audit entries")}`),
    ];
  } finally {
    await store.close();
  }
}

async function checkSpace(folder: string): Promise<Verdict> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= ENOUGH_BYTES) return verdict("disk", "fine", says);
  return verdict(
    "disk",
    free < TOO_FEW_BYTES ? "failed" : "warning",
    `${says}. Make room, or set DATA_DIR to a larger disk.`,
  );
}

async function mayWrite(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new ExpectedError(
      `${folder} may not be written by this user. Let the bot's user write it, or set DATA_DIR to another folder.`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function existingParent(path: string): Promise<string> {
  const parent = dirname(path);
  return parent === path || (await exists(parent)) ? parent : existingParent(parent);
}
