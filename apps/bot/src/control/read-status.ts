import { readFileSync } from "node:fs";
import type { InstanceState } from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import { z } from "zod";
import type { BotConfig } from "../config.ts";
import { TOTAL } from "../quotas/accounts-of.ts";
import type { Reach } from "../receive/receiving.ts";
import { sayCut } from "../receive/say-cut.ts";
import { within } from "../within.ts";
import type { BotStatus } from "./protocol.ts";

export interface StatusOptions {
  readonly role: BotConfig["role"];
  readonly store: Pick<Store, "kind" | "audit" | "inbox" | "charges">;
  readonly queue: Pick<Queue, "counts">;
  readonly phase: () => BotStatus["phase"];
  /** Undefined for a bot that asks no Argo CD. */
  readonly instances: () => readonly InstanceState[] | undefined;
  /** Undefined for a bot that does not listen to Slack. */
  readonly reach: () => Reach | undefined;
}

const NOTHING = { investigations: 0, usd: 0, held: 0 };
/** One part that hangs must not keep the others from being told. */
const PART_WITHIN_MS = 3_000;

export const manifest = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));

/** How the bot stands and what it stands on. Never rejects for a part that does not answer. */
export async function readStatus(options: StatusOptions): Promise<BotStatus> {
  const { role, store, queue, phase, instances, reach } = options;
  const [audit, inbox, counts, today] = await Promise.all([
    part(store.audit.head().then((head) => ({ entries: head?.seq ?? 0, head: head?.hash }))),
    part(store.inbox.counts()),
    part(queue.counts()),
    part(store.charges.today([TOTAL]).then(([used = NOTHING]) => used)),
  ]);
  return {
    version: manifest.version,
    pid: process.pid,
    role,
    phase: phase(),
    upSeconds: Math.round(process.uptime()),
    slack: slackOf(reach()),
    store: store.kind,
    audit,
    inbox,
    queue: counts,
    today,
    instances: instances()?.map(({ heardAt, ...instance }) => ({
      ...instance,
      ...(heardAt !== undefined && { heardSecondsAgo: Math.round((Date.now() - heardAt) / 1000) }),
    })),
  };
}

function slackOf(reach: Reach | undefined): BotStatus["slack"] {
  if (reach === undefined || !("since" in reach)) return reach;
  const { state, since } = reach;
  const seconds = Math.round((performance.now() - since) / 1_000);
  return { state, seconds, reason: sayCut(reach) };
}

async function part<Part>(read: Promise<Part>): Promise<Part | { readonly problem: string }> {
  try {
    return await within(read, PART_WITHIN_MS, "It does not answer.");
  } catch (error) {
    if (error instanceof ExpectedError) return { problem: error.message };
    throw error;
  }
}
