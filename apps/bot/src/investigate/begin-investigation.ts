import { type InvestigationRequest, threadKey } from "@lynceus/contract";
import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import { openThread, type Telling } from "./open-thread.ts";

export interface BeginOptions extends Telling {
  readonly store: Pick<Store, "investigations">;
  /** The queue of investigations. */
  readonly queue: Pick<Queue, "add" | "counts">;
}

/** The investigation that a message or a click begins: the same, however often it is handled. */
export function investigationId(cause: string): string {
  return `inv-${cause.replaceAll(/[^\w.-]/g, "-")}`;
}

/** Keeps an investigation and queues it; says in the thread when others are before it. */
export async function beginInvestigation(
  id: string,
  request: InvestigationRequest,
  options: BeginOptions,
): Promise<void> {
  const { store, queue } = options;
  const { thread } = request;
  const key = threadKey(thread);
  const isNew = await store.investigations.create({
    ...{ id, team: thread.team, threadKey: key },
    body: request,
  });
  const { waiting } = await queue.counts();
  if (isNew && waiting > 0) {
    await openThread(id, request, options).queued(waiting);
  }
  const { instance } = request.diagnosis.application;
  await queue.add(
    { kind: "investigation", id, thread: key, team: thread.team, instance, data: {} },
    { priority: "normal" },
  );
}
