import { type InvestigationRequest, threadKey } from "@lynceus/contract";
import type { Queue } from "@lynceus/queue";
import type { BotHooks } from "../hooks.ts";
import type { Quotas } from "../quotas/create-quotas.ts";
import { openThread, type Telling } from "./open-thread.ts";

export interface BeginOptions extends Telling {
  /** The queue of investigations. */
  readonly queue: Pick<Queue, "add" | "counts">;
  readonly quotas: Quotas;
  readonly onBegun?: BotHooks["onBegun"] | undefined;
}

/** `used-up`: nothing was begun, and its thread was told whose day has no room for it. */
export type Begun = "begun" | "used-up";

/** The investigation that a message or a click begins: the same, however often it is handled. */
export function investigationId(cause: string): string {
  return `inv-${cause.replaceAll(/[^\w.-]/g, "-")}`;
}

/** Keeps an investigation within its quotas and queues it; says in the thread when others are before it. */
export async function beginInvestigation(
  id: string,
  request: InvestigationRequest,
  options: BeginOptions,
): Promise<Begun> {
  const { queue, quotas, onBegun } = options;
  const state = await quotas.keep(id, request);
  if (state === "used-up") return state;
  // Told first: the run may have ended before the queue says that it has taken it.
  onBegun?.(request);
  const { waiting } = await queue.counts();
  if (state === "created" && waiting > 0) {
    await openThread(id, request, options).queued(waiting);
  }
  const { thread, diagnosis } = request;
  const { instance } = diagnosis.application;
  await queue.add(
    { kind: "investigation", id, thread: threadKey(thread), team: thread.team, instance, data: {} },
    { priority: "normal" },
  );
  return "begun";
}
