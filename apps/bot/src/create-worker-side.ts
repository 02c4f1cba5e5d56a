import { createFleet, type InstanceState } from "@lynceus/argocd";
import { createArgocdMcp } from "@lynceus/argocd-mcp";
import type { InvestigationRequest, Principal } from "@lynceus/contract";
import { canSee, createDoor, createScopePolicy, redactValue } from "@lynceus/guard";
import { classifyUnclear } from "@lynceus/investigation";
import type { Job, Worker } from "@lynceus/queue";
import { loadSkills, type Skill } from "@lynceus/skills";
import { createToolbox, toAgentTools } from "@lynceus/toolbox";
import { webApi } from "@slack/bolt";
import { followsThreadsIn, inChannel, investigatesIn } from "./config/in-channel.ts";
import type { BotConfig } from "./config.ts";
import { createDesk } from "./create-desk.ts";
import type { Desk } from "./desk.ts";
import type { Rooms } from "./handle-message.ts";
import type { BotHooks } from "./hooks.ts";
import { createIdentify, type Identify } from "./identify.ts";
import { catchUp } from "./inbox/catch-up.ts";
import { handleItem } from "./inbox/handle-item.ts";
import type { Item, Us } from "./inbox/to-item.ts";
import { createInvestigations } from "./investigate/create-investigations.ts";
import { type ConnectedModels, createModels, investigatorOf } from "./investigate/create-models.ts";
import { giveUpInvestigation } from "./investigate/give-up-investigation.ts";
import { runInvestigation } from "./investigate/run-investigation.ts";
import { markDone } from "./manners/mark-done.ts";
import { readContext } from "./read-context.ts";
import type { Shared } from "./shared.ts";
import { toSlackLogger } from "./slack-logger.ts";
import { createStoreAudit } from "./store-audit.ts";
import { workThread } from "./work/work-thread.ts";

export interface WorkerSide {
  start(): Promise<void>;
  /** Reads the skills anew, from the folders that are set now. */
  reloadSkills(): Promise<void>;
  /** From now on these Argo CDs are asked. */
  changeInstances(instances: BotConfig["instances"]): Promise<void>;
  /** How each Argo CD stands. */
  instances(): readonly InstanceState[];
  close(): Promise<void>;
}

/** How long one message may take from the inbox to its reply. */
const ANSWER_WITHIN_MS = 30_000;
const FIRST_LIST_WITHIN_MS = 5_000;
const DRAIN_WITHIN_MS = 10_000;
const CONCURRENCY = 8;
/** Most of an investigation is waiting for a model. */
const INVESTIGATIONS = 8;
/** Of all processes together: one busy workspace leaves room for the others, one Argo CD is not flooded. */
const PER_TEAM = 32;
const PER_INSTANCE = 16;

/** The answering half: asks Argo CD through the embedded MCP server, and writes to Slack. */
export function createWorkerSide(shared: Shared, hooks: BotHooks): WorkerSide {
  const { onHandled, onBegun, onInvestigated } = hooks;
  const { config, logger, store, queue, investigationQueue, conversations, sender } = shared;
  const { settings } = shared;
  const fleet = createFleet({ instances: config.instances, logger });
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: createStoreAudit(store),
    redact: redactValue,
    log: logger,
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger });
  const toolbox = createToolbox({
    servers: [{ name: "argocd", fetch: mcp.fetch }],
    clientInfo: { name: "lynceus-bot", version: "0.1.0" },
  });
  const { botToken: token, apiUrl } = config.slack;
  const client = new webApi.WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: toSlackLogger(logger),
    retryConfig: { retries: 2, factor: 2, minTimeout: 300, maxTimeout: 2000, randomize: true },
    timeout: 10_000,
    allowAbsoluteUrls: false,
  });
  const known = createIdentify({ client, channels: {} });
  const identify: Identify = {
    ...known,
    principal: async (asker) => inChannel(await known.principal(asker), asker.channel, settings()),
  };
  const keep = async (item: Item) => {
    await store.inbox.accept(item);
  };

  const telling = { sender, logger, streaming: config.slack.streaming ?? "auto" } as const;
  const settling = { ...telling, store, modelName: investigatorOf(config) };
  const investigations = createInvestigations({
    ...settling,
    queue: investigationQueue,
    isAutomatic: (channel) => investigatesIn(channel, settings()),
    onBegun,
  });

  let skills: readonly Skill[] = [];
  async function reloadSkills() {
    const loaded = await loadSkills(settings().skills);
    for (const problem of loaded.problems) logger.warn({ ...problem }, "skill");
    skills = loaded.skills;
  }

  function workInvestigations({ marks }: Desk, { modelsFor }: ConnectedModels) {
    const options = {
      ...{ ...telling, store },
      onInvestigated: (...ended: Parameters<NonNullable<BotHooks["onInvestigated"]>>) => {
        const [{ question }] = ended;
        void markDone(question, marks);
        onInvestigated?.(...ended);
      },
      modelsFor: (request: InvestigationRequest) => ({
        ...modelsFor(request),
        budget: settings().budget,
      }),
      get skills() {
        return skills;
      },
      toolsFor: (principal: Principal, signal: AbortSignal) =>
        toAgentTools(toolbox.forPrincipal(principal), {}, signal),
    };
    return investigationQueue.work({
      concurrency: INVESTIGATIONS,
      limits: { leases: store.leases, perTeam: PER_TEAM, perInstance: PER_INSTANCE },
      handle: (job, run) => runInvestigation(investigationOf(job), options, run.signal),
      onGivenUp: (job) => giveUpInvestigation(investigationOf(job), settling),
    });
  }

  function work(us: Us, desk: Desk, { small }: ConnectedModels) {
    const rooms: Rooms = {
      conversations,
      investigations,
      identify,
      readContext: (message) => readContext(message, { client, botUserId: us.botUserId, identify }),
      toolsFor: (principal) => toolbox.forPrincipal(principal),
      ...(small && {
        sort: (question, signal) => classifyUnclear(question, { model: small, logger }, signal),
      }),
      sender,
      logger,
    };
    return queue.work({
      concurrency: CONCURRENCY,
      limits: { leases: store.leases, perTeam: PER_TEAM, perInstance: PER_INSTANCE },
      handle: (job, run) =>
        workThread(
          job.thread,
          {
            store,
            logger,
            async handle({ payload, receivedAt }, signal) {
              const ending = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
              await handleItem(payload, { us, rooms, desk, receivedAt }, ending);
              if (payload.kind === "message") {
                const { event } = payload;
                if (followsThreadsIn(event.channel, settings())) {
                  await catchUp({ event, receivedAt }, { us, client, keep });
                }
                onHandled?.(`${event.channel}:${event.ts}`);
              }
            },
          },
          run.signal,
        ),
    });
  }

  let workers: readonly Worker[] = [];
  return {
    async start() {
      const [{ team_id: team = "", user_id: botUserId = "", url: workspaceUrl = "" }] =
        await Promise.all([client.auth.test(), fleet.ready(FIRST_LIST_WITHIN_MS)]);
      await reloadSkills();
      const models = await createModels(config, () => skills, logger);
      const toolsFor = (principal: Principal) => toolbox.forPrincipal(principal);
      const modelName = investigatorOf(config);
      const desk = createDesk(shared, { client, identify, toolsFor, workspaceUrl, modelName });
      workers = [work({ team, botUserId }, desk, models), workInvestigations(desk, models)];
    },
    reloadSkills,
    changeInstances: (instances) => fleet.change(instances),
    instances: () => fleet.instances(),
    async close() {
      await Promise.all(workers.map((worker) => worker.drain(DRAIN_WITHIN_MS)));
      await Promise.all([toolbox.close(), mcp.close(), fleet.close()]);
    },
  };
}

/** A job that takes up an investigation again has an id of its own. */
function investigationOf({ id, kind, data }: Job): string {
  return kind === "resume" ? String(data.investigation) : id;
}
