import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChannelSettings } from "@lynceus/contract";
import {
  type LocalArgocd,
  type LocalSlack,
  loadWorld,
  startLocalArgocd,
  startLocalSlack,
  type WorkspaceSeed,
} from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import type { BotConfig, BotInstance, BotSettings } from "../config.ts";
import { createBot } from "../create-bot.ts";

/** A bot between a local Slack and a recorded Argo CD. */
export interface StandingBot {
  readonly slack: LocalSlack;
  readonly argocd: LocalArgocd;
  /** Takes these Argo CDs in place of the `others`. */
  changeOthers(others: readonly BotInstance[]): Promise<void>;
  /** Takes up these settings, and those that it was started with. */
  changeSettings(settings: Partial<BotSettings>): Promise<void>;
  close(): Promise<void>;
}

/** Starts one that only a button makes investigate; everything is gone after `close`. */
export async function startStandingBot(options: {
  readonly world: string;
  readonly workspace: WorkspaceSeed;
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  readonly others?: readonly BotInstance[];
  readonly settings?: Partial<BotSettings>;
}): Promise<StandingBot> {
  const { world, workspace, channels, others = [] } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-standing-"));
  const logger = createLogger({ name: "flow", level: "silent" });
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ workspace, rateTiers: false }),
    startLocalArgocd({ world: loadWorld(world) }),
  ]);
  const { botToken, appToken, apiUrl } = slack;
  const own: BotInstance = {
    name: "argocd",
    url: argocd.url,
    environment: "prod",
    revision: "1",
    token: () => argocd.token,
  };
  const config: BotConfig = {
    slack: { botToken, appToken, apiUrl },
    instances: [own, ...others],
    role: "all",
    state: { dataDir },
    channels,
    investigate: "on-request",
    skills: [],
    logLevel: "silent",
    ...options.settings,
  };
  const bot = createBot(config, logger);
  await bot.start();
  return {
    slack,
    argocd,
    changeOthers: (others) => bot.apply({ ...config, instances: [own, ...others] }),
    changeSettings: (settings) => bot.apply({ ...config, ...settings }),
    async close() {
      await bot.stop();
      await Promise.all([slack.close(), argocd.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
