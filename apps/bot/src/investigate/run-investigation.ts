import { type Model, RunSuperseded } from "@lynceus/agent";
import { type InvestigationEnd, InvestigationRequest, type Principal } from "@lynceus/contract";
import { type InvestigateOptions, investigate } from "@lynceus/investigation";
import { Stopped } from "@lynceus/queue";
import type { InvestigationThread } from "@lynceus/reply";
import type { Skill } from "@lynceus/skills";
import type { Investigation, Store } from "@lynceus/store";
import type { BotHooks } from "../hooks.ts";
import { observeInvestigation } from "../ops/observe-investigation.ts";
import { settleCharge } from "../quotas/settle-charge.ts";
import { findUnsettled } from "./find-unsettled.ts";
import { type KeptLease, keepLease } from "./keep-lease.ts";
import { openThread } from "./open-thread.ts";
import {
  OF_ANOTHER_VERSION,
  type SettleOptions,
  settleInvestigation,
} from "./settle-investigation.ts";
import { createStoreJournal } from "./store-journal.ts";
import { watchForStop } from "./watch-for-stop.ts";

/** What a run is made with, as configured. */
export type Models = Pick<
  InvestigateOptions,
  "model" | "modelName" | "verifier" | "escalation" | "budget"
>;

export interface RunOptions extends SettleOptions {
  readonly store: SettleOptions["store"] & Pick<Store, "cancellations" | "leases" | "bootId">;
  readonly skills: readonly Skill[];
  readonly modelsFor: (request: InvestigationRequest) => Models;
  readonly toolsFor: (
    principal: Principal,
    signal: AbortSignal,
  ) => Promise<InvestigateOptions["tools"]>;
  readonly onInvestigated?: BotHooks["onInvestigated"] | undefined;
}

/** Whoever has it runs the investigation. */
export const investigationLease = (id: string): string => `investigation/${id}`;

function spentNothing(model: Pick<Model, "name">) {
  const spent = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };
  return { model: model.name, steps: [], spent };
}

interface Run {
  readonly id: string;
  readonly fence: number;
  readonly request: InvestigationRequest;
  readonly thread: InvestigationThread;
}

/** The run itself; somebody's Stop is an end like any other. */
async function runToEnd(run: Run, options: RunOptions, signal: AbortSignal) {
  const { id, request, thread } = run;
  const { store, skills, logger, modelsFor, toolsFor } = options;
  const models = modelsFor(request);
  const journal = createStoreJournal(store, run);
  let last: Pick<InvestigationEnd, "model" | "steps" | "spent"> = spentNothing(models.model);
  const stopped = async (): Promise<InvestigationEnd | undefined> => {
    const asked = await store.cancellations.isRequested(id);
    return asked && { ...last, kind: "stopped", by: asked.requestedBy };
  };
  const before = await stopped();
  if (before !== undefined) return before;
  thread.progress({ steps: [] });
  try {
    const tools = await toolsFor(request.principal, signal);
    return await investigate(
      {
        id,
        request,
        tools,
        skills,
        journal,
        logger,
        ...models,
        onProgress(progress) {
          last = { ...last, steps: progress.steps };
          thread.progress(progress);
        },
      },
      signal,
    );
  } catch (error) {
    const end = await stopped();
    if (end === undefined) throw error;
    return end;
  }
}

async function runKept(
  kept: Investigation,
  lease: KeptLease,
  options: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const { id } = kept;
  const { store, logger } = options;
  const { data: request } = InvestigationRequest.safeParse(kept.body);
  if (request === undefined) return settleInvestigation(kept, OF_ANOTHER_VERSION, options);
  const watch = watchForStop(id, options);
  const thread = openThread(id, request, options);
  try {
    const fence = await store.investigations.startRun(id, ["queued", "running"]);
    if (fence === undefined) return;
    const ending = AbortSignal.any([signal, lease.lost, watch.wished]);
    const end = await observeInvestigation(id, () =>
      runToEnd({ id, fence, request, thread }, options, ending),
    );
    await thread.end(end);
    await settleCharge(id, end, store);
    const to = end.kind === "answered" ? "done" : "stopped";
    await store.investigations.setStatus({ id, from: ["running"], to, fence, result: end });
    logger.info({ id, kind: end.kind, model: end.model, ...end.spent }, "investigation ended");
    if (options.onInvestigated !== undefined) {
      options.onInvestigated(request, end, await createStoreJournal(store, { id, fence }).list());
    }
  } catch (error) {
    await thread.leave();
    if (error instanceof RunSuperseded) return;
    throw signal.aborted && signal.reason instanceof Stopped ? signal.reason : error;
  } finally {
    watch.end();
  }
}

/**
 * One investigation from wherever it stands to its end in the thread. Does nothing when it has ended or another
 * process is at it. Rejects when it is to be tried again: what was done is in the journal.
 */
export async function runInvestigation(
  id: string,
  options: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const lease = await keepLease(investigationLease(id), options);
  if (lease === undefined) return;
  try {
    const kept = await findUnsettled(id, options.store);
    if (kept !== undefined) await runKept(kept, lease, options, signal);
  } finally {
    await lease.letGo();
  }
}
