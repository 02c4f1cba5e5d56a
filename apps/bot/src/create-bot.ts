import type { ExpectedError } from "@lynceus/contract";
import { migrateQueue, openQueue, type Queue } from "@lynceus/queue";
import { openStore, type Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import type { BotConfig, BotSettings } from "./config.ts";
import { openControl } from "./control/open-control.ts";
import type { BotStatus } from "./control/protocol.ts";
import { createConversations } from "./conversations.ts";
import { createSlackSide, type SlackSide } from "./create-slack-side.ts";
import { createWorkerSide, type WorkerSide } from "./create-worker-side.ts";
import type { BotHooks } from "./hooks.ts";
import { sweepInvestigations } from "./investigate/sweep-investigations.ts";
import { openOps } from "./ops/open-ops.ts";
import { sayCut } from "./receive/say-cut.ts";
import type { Shared } from "./shared.ts";
import { anchorAudit } from "./store-audit.ts";
import { announceAgain } from "./work/announce-thread.ts";
import { startForgetting } from "./work/start-forgetting.ts";
import { startSweep, sweepOnce } from "./work/sweep.ts";
import { createWorkspaces } from "./workspaces/create-workspaces.ts";

export interface Bot {
  /** Resolves when Slack has said hello and every Argo CD has been heard or given up on for now. */
  start(): Promise<void>;
  /** Finishes what was begun (at most ten seconds), then closes every connection. */
  stop(): Promise<void>;
  /** Takes up changed settings at once: who sees what, budgets, skills, Argo CDs. What runs keeps what it began with. */
  apply(settings: BotSettings & Pick<BotConfig, "instances">): Promise<void>;
}

function openState(
  config: BotConfig,
  logger: Logger,
  onFatal: (error: ExpectedError) => void,
): Promise<Store> {
  const { state, redisUrl } = config;
  return openStore(state, {
    logger,
    onFatal,
    ...(redisUrl === undefined ? { queueMigrations: migrateQueue } : {}),
  });
}

function openWork(
  config: BotConfig,
  store: Store,
  logger: Logger,
  name: "lynceus" | "investigations",
): Promise<Queue> {
  const { redisUrl } = config;
  const backend =
    redisUrl === undefined
      ? { kind: "postgres" as const, pool: store.queuePool, embedded: store.kind === "embedded" }
      : { kind: "redis" as const, url: redisUrl };
  return openQueue({ backend, logger, name });
}

/**
 * The composition root: the only place that opens state and joins the sides. Role `slack` listens and keeps
 * what arrives, role `worker` answers it, `all` does both.
 */
export function createBot(config: BotConfig, logger: Logger, hooks: BotHooks = {}): Bot {
  const { onFatal = () => undefined } = hooks;
  const closing: (() => Promise<void>)[] = [];
  const closeLater = (close: () => Promise<void>) => closing.unshift(close);
  let phase: BotStatus["phase"] = "starting";
  let settings: BotSettings = config;
  let worker: WorkerSide | undefined;
  let slack: SlackSide | undefined;

  async function open(): Promise<Pick<Shared, "store" | "queue" | "investigationQueue">> {
    const ops = await openOps({ config, logger, phase: () => phase });
    closeLater(ops.close);
    const store = await openState(config, logger, onFatal);
    closeLater(() => store.close());
    closeLater(anchorAudit(store, logger));
    const queue = await openWork(config, store, logger, "lynceus");
    closeLater(() => queue.close());
    const investigationQueue = await openWork(config, store, logger, "investigations");
    closeLater(() => investigationQueue.close());
    const queues = { lynceus: queue, investigations: investigationQueue };
    const instances = () => worker?.instances();
    closeLater(ops.watch({ store, queues, instances, cut: () => sayCut(slack?.reach()) }));
    const { sendingBudget } = hooks;
    const workspaces = createWorkspaces(config.slack, { store, logger, sendingBudget });
    closeLater(() => workspaces.close());
    const conversations = createConversations(store);
    const shared: Shared = {
      config,
      logger,
      store,
      queue,
      investigationQueue,
      conversations,
      workspaces,
      settings: () => settings,
    };
    const closeControl = await openControl({
      folder: "dataDir" in config.state ? config.state.dataDir : config.controlDir,
      role: config.role,
      store,
      queue,
      logger,
      phase: () => phase,
      instances,
      reach: () => slack?.reach(),
    });
    // It tells how the bot stands for as long as the sides are being closed, too.
    closeLater(closeControl);
    if (config.role !== "slack") worker = createWorkerSide(shared, hooks);
    if (worker !== undefined) closeLater(worker.close);
    if (config.role !== "worker") slack = createSlackSide(shared, hooks);
    if (slack !== undefined) closeLater(slack.close);
    return { store, queue, investigationQueue };
  }

  async function stop(): Promise<void> {
    phase = "stopping";
    for (const close of closing.splice(0)) {
      await close().catch((error: unknown) => logger.warn({ err: error }, "not closed in order"));
    }
  }

  return {
    async start() {
      try {
        const { store, queue, investigationQueue } = await open();
        // An embedded store has one owner: whoever claimed something before is dead.
        if (store.kind === "embedded") {
          await store.inbox.releaseOthers(store.bootId);
          await store.leases.releaseAll();
        }
        await Promise.all([slack?.start(), worker?.start()]);
        const announce = (thread: { threadKey: string; team: string }) =>
          announceAgain(queue, thread).then(() => undefined);
        const sweepMore = (olderThanMs: number) =>
          sweepInvestigations({ store, queue: investigationQueue }, olderThanMs);
        const sweep = { store, announce, sweepMore, logger };
        await sweepOnce(sweep, 0);
        const isBusy = async () => (await queue.counts()).waiting > 0;
        const stopSweep = startSweep({ ...sweep, isBusy });
        closeLater(async () => stopSweep());
        const stopForgetting = startForgetting({
          store,
          logger,
          retentionDays: () => settings.retentionDays,
        });
        closeLater(async () => stopForgetting());
      } catch (error) {
        await stop();
        throw error;
      }
      phase = "running";
      logger.info({ role: config.role, instances: config.instances.length }, "listening");
    },
    stop,
    async apply(changed) {
      settings = changed;
      await worker?.changeInstances(changed.instances);
      await worker?.reloadSkills();
    },
  };
}
