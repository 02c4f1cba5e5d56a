import { createFleet, type InstanceState } from "@lynceus/argocd";
import { createArgocdMcp } from "@lynceus/argocd-mcp";
import type { InvestigationRequest, Principal } from "@lynceus/contract";
import { canSee, createDoor, createScopePolicy, limitCalls, redactValue } from "@lynceus/guard";
import type { Job, Worker } from "@lynceus/queue";
import { loadSkills, type Skill } from "@lynceus/skills";
import { count } from "@lynceus/telemetry";
import { createToolbox, toAgentTools } from "@lynceus/toolbox";
import { followsThreadsIn } from "./config/in-channel.ts";
import type { BotConfig } from "./config.ts";
import { createRooms, type WorkspaceRooms } from "./create-rooms.ts";
import type { BotHooks } from "./hooks.ts";
import { catchUp } from "./inbox/catch-up.ts";
import { handleItem } from "./inbox/handle-item.ts";
import type { Item } from "./inbox/to-item.ts";
import { type ConnectedModels, createModels, investigatorOf } from "./investigate/create-models.ts";
import { giveUpInvestigation } from "./investigate/give-up-investigation.ts";
import { runInvestigation } from "./investigate/run-investigation.ts";
import { createLeave } from "./manners/create-leave.ts";
import { markEnded } from "./manners/mark-ended.ts";
import type { Shared } from "./shared.ts";
import { createStoreAudit } from "./store-audit.ts";
import { workThread } from "./work/work-thread.ts";
import type { Workspace } from "./workspaces/workspace.ts";

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
  const { config, logger, store, queue, investigationQueue, settings, workspaces } = shared;
  const fleet = createFleet({ instances: config.instances, logger });
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: createStoreAudit(store),
    redact: redactValue,
    log: logger,
    quota: limitCalls({
      perMinute: () => settings().callsPerMinute,
      onRefused: () => count("lynceus.quota.refusals", { of: "user", limit: "calls" }),
    }),
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger });
  const toolbox = createToolbox({
    servers: [{ name: "argocd", fetch: mcp.fetch }],
    clientInfo: { name: "lynceus-bot", version: "0.1.0" },
  });
  const keep = async (item: Item) => {
    await store.inbox.accept(item);
  };

  const modelName = investigatorOf(config);
  const leave = createLeave({ store, modelName, logger });
  const toolsFor = (principal: Principal) => toolbox.forPrincipal(principal);

  let skills: readonly Skill[] = [];
  async function reloadSkills() {
    const loaded = await loadSkills(settings().skills);
    for (const problem of loaded.problems) logger.warn({ ...problem }, "skill");
    skills = loaded.skills;
  }

  /** Of a workspace that the app is installed in, for as long as it is. */
  function roomsWith({ small }: ConnectedModels) {
    const known = new WeakMap<Workspace, WorkspaceRooms>();
    return async (team: string) => {
      const workspace = await workspaces.of(team);
      if (workspace === undefined) return undefined;
      const before = known.get(workspace);
      if (before !== undefined) return { ...before, client: workspace.client };
      const rooms = createRooms(workspace, shared, { toolsFor, modelName, small, onBegun });
      known.set(workspace, rooms);
      return { ...rooms, client: workspace.client };
    };
  }
  type RoomsOf = ReturnType<typeof roomsWith>;

  function workInvestigations(roomsOf: RoomsOf, { modelsFor }: ConnectedModels) {
    const options = {
      modelsFor: (request: InvestigationRequest) => ({
        ...modelsFor(request),
        budget: settings().budget,
      }),
      toolsFor: (principal: Principal, signal: AbortSignal) =>
        toAgentTools(toolbox.forPrincipal(principal), {}, signal),
    };
    return investigationQueue.work({
      concurrency: INVESTIGATIONS,
      limits: { leases: store.leases, perTeam: PER_TEAM, perInstance: PER_INSTANCE },
      async handle(job, run) {
        const there = await roomsOf(job.team);
        // There is nobody to be told.
        if (there === undefined) return leave(job.team);
        const { settling, desk } = there;
        const ended: NonNullable<BotHooks["onInvestigated"]> = (request, end, journal) => {
          void markEnded(request.question, end, desk.marks);
          onInvestigated?.(request, end, journal);
        };
        const told = { ...settling, ...options, skills, onInvestigated: ended };
        await runInvestigation(investigationOf(job), told, run.signal);
      },
      async onGivenUp(job) {
        const there = await roomsOf(job.team);
        if (there === undefined) return leave(job.team);
        await giveUpInvestigation(investigationOf(job), there.settling);
      },
    });
  }

  function work(roomsOf: RoomsOf) {
    return queue.work({
      concurrency: CONCURRENCY,
      limits: { leases: store.leases, perTeam: PER_TEAM, perInstance: PER_INSTANCE },
      handle: (job, run) =>
        workThread(
          job.thread,
          {
            store,
            logger,
            async handle({ team, payload, receivedAt }, signal) {
              if (payload.kind === "uninstalled") {
                if ((await workspaces.leave(team)) === "left") await leave(team);
                return;
              }
              const there = await roomsOf(team);
              if (there === undefined) {
                logger.info({ team }, "left alone: the app is not installed there any more");
                return;
              }
              const { us, rooms, desk, client } = there;
              const ending = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
              await handleItem(payload, { us, rooms, desk, receivedAt }, ending);
              if (payload.kind === "message") {
                const { event } = payload;
                if (followsThreadsIn(event.channel, settings())) {
                  await catchUp({ event, receivedAt }, { us, client, keep, logger });
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
  let isClosing = false;
  return {
    async start() {
      await Promise.all([workspaces.ready(), fleet.ready(FIRST_LIST_WITHIN_MS)]);
      await reloadSkills();
      const models = await createModels(config, () => skills, logger);
      const roomsOf = roomsWith(models);
      // A start that is broken off by the other side, or by a signal, takes no jobs from a store that is gone.
      if (isClosing) return;
      workers = [work(roomsOf), workInvestigations(roomsOf, models)];
    },
    reloadSkills,
    changeInstances: (instances) => fleet.change(instances),
    instances: () => fleet.instances(),
    async close() {
      isClosing = true;
      await Promise.all(workers.map((worker) => worker.drain(DRAIN_WITHIN_MS)));
      await Promise.all([toolbox.close(), mcp.close(), fleet.close()]);
    },
  };
}

/** A job that takes up an investigation again has an id of its own. */
function investigationOf({ id, kind, data }: Job): string {
  return kind === "resume" ? String(data.investigation) : id;
}
