import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, type BotConfig, type BotHooks, type BotInstance, createBot } from "@lynceus/bot";
import { shippedSkills } from "@lynceus/skills";
import {
  type LocalArgocd,
  type LocalSlack,
  startLocalArgocd,
  startLocalSlack,
  type World,
} from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { directsOf, projectsOf, toWorkspace, type Workspace } from "./workspace.ts";

/** A local Slack, a recorded Argo CD, and the real bot between them. */
export interface Stage {
  readonly slack: LocalSlack;
  readonly argocd: LocalArgocd;
  readonly workspace: Workspace;
  /** The channel in which people of the world's application ask. */
  readonly channel: string;
  /** The person who asks, by name. */
  readonly asker: string;
  readonly askerId: string;
  channelName(id: string): string;
  /** The id of a channel by its name; throws with the names that there are. */
  channelNamed(name: string): string;
  /** A person posts in a channel, as they would: with a mention. Returns the message's ts. */
  ask(question: string, channel: string): string;
  /** A person replies in a thread, without a mention. */
  say(text: string, channel: string, threadTs: string): void;
  /** A person presses a button of a message. */
  press(
    channel: string,
    ts: string,
    button: { readonly action_id: string; readonly value?: string },
  ): Promise<void>;
  /** Tells of every message that is dealt with; `begun` when an investigation follows it. Returns its off switch. */
  onHandled(listener: (begun: boolean) => void): () => void;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly world: World;
  readonly logger: Logger;
  /** Argo CDs that the bot is to know besides the recorded one, which is called `argocd`. */
  readonly others?: readonly BotInstance[];
  /** Begins investigations by itself; else only a button does. */
  readonly investigates?: boolean;
  /** Who investigates; rules when absent. */
  readonly model?: BotConfig["model"];
  /** Folders of skills besides those that come with Lynceus. */
  readonly skills?: readonly string[];
  readonly onInvestigated?: BotHooks["onInvestigated"];
  /** What else is to be heard of the bot. */
  readonly hooks?: Pick<BotHooks, "onHandled" | "onBegun">;
  /** Whether Slack's limits hold, one message a second among them; they do unless `false`. */
  readonly rateTiers?: boolean;
  /** Another token than the recorded Argo CD's own, to be refused. */
  readonly token?: string;
  /** Where the bot tells how it stands; nowhere when absent. */
  readonly ops?: BotConfig["ops"];
  /** A folder of the bot's state, which goes with it; a new and empty one when absent. */
  readonly dataDir?: string;
}

const often = { perMinute: 60_000, burst: 1_000 };
/** What a Slack without limits takes. */
const UNLIMITED: Required<NonNullable<BotHooks["sendingBudget"]>> = {
  post: often,
  postPerChannel: often,
  update: often,
  ephemeral: often,
  read: often,
  view: often,
  file: often,
  startStream: often,
  appendStream: often,
  stopStream: often,
  session: often,
  status: often,
};

/** Starts everything on loopback with random ports and tokens; nothing is left behind by `close`. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { world, logger, onInvestigated, rateTiers = true } = options;
  const workspace = toWorkspace(world);
  const { dataDir = mkdtempSync(join(tmpdir(), "lynceus-stage-")) } = options;
  const [slack, argocd] = await Promise.all([
    startLocalSlack({ workspace: workspace.seed, rateTiers }),
    startLocalArgocd({ world }),
  ]);
  const listeners = new Set<(begun: boolean) => void>();
  let begun = false;
  const hooks: Pick<BotHooks, "onHandled" | "onBegun"> = {
    onBegun(request) {
      begun = true;
      options.hooks?.onBegun?.(request);
    },
    onHandled(message) {
      for (const listener of listeners) listener(begun);
      begun = false;
      options.hooks?.onHandled?.(message);
    },
  };
  let bot: Bot | undefined;
  async function close(): Promise<void> {
    await bot?.stop();
    await Promise.all([slack.close(), argocd.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    bot = createBot(
      {
        slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
        instances: [
          {
            name: "argocd",
            url: argocd.url,
            environment: "prod",
            token: () => options.token ?? argocd.token,
          },
          ...(options.others ?? []),
        ],
        role: "all",
        state: { dataDir },
        channels: { ...projectsOf(workspace), ...directsOf(workspace, slack) },
        investigate: options.investigates ? "auto" : "on-request",
        skills: [shippedSkills, ...(options.skills ?? [])],
        ...(options.model === undefined ? {} : { model: options.model }),
        ...(options.ops && { ops: options.ops }),
        logLevel: "warn",
      },
      logger,
      {
        ...hooks,
        ...(onInvestigated === undefined ? {} : { onInvestigated }),
        ...(rateTiers ? {} : { sendingBudget: UNLIMITED }),
      },
    );
    await bot.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    slack,
    argocd,
    workspace,
    channel: workspace.home,
    asker: workspace.asker.realName,
    askerId: workspace.asker.id,
    channelName: (id) => workspace.channels.find((channel) => channel.id === id)?.name ?? id,
    channelNamed(name) {
      const found = workspace.channels.find((channel) => channel.name === name);
      if (found !== undefined) return found.id;
      const names = workspace.channels.map((channel) => channel.name).join(", ");
      throw new Error(`There is no channel #${name} here. There are: ${names}.`);
    },
    ask: (question, channel) =>
      slack.say({
        channel,
        user: workspace.asker.id,
        text: `<@${slack.bot.userId}> ${question}`,
      }).ts,
    say: (text, channel, threadTs) => {
      slack.say({ channel, user: workspace.asker.id, text, threadTs });
    },
    async press(channel, ts, { action_id: actionId, value }) {
      const user = workspace.asker.id;
      await slack.click({ channel, ts, user, actionId, ...(value === undefined ? {} : { value }) });
    },
    onHandled(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}
