import { type InvestigationRequest, threadKey } from "@lynceus/contract";
import type { Queue } from "@lynceus/queue";
import { createUpdatingThread, type Sender } from "@lynceus/reply";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

export interface BeginOptions {
  readonly store: Pick<Store, "investigations">;
  /** The queue of investigations. */
  readonly queue: Pick<Queue, "add" | "counts">;
  readonly sender: Sender;
  readonly logger: Logger;
}

/** The investigation that a message or a click begins: the same, however often it is handled. */
export function investigationId(cause: string): string {
  return `inv-${cause.replaceAll(/[^\w.-]/g, "-")}`;
}

/** Keeps an investigation and queues it; says in the thread when others are before it. */
export async function beginInvestigation(
  id: string,
  request: InvestigationRequest,
  { store, queue, sender, logger }: BeginOptions,
): Promise<void> {
  const { thread } = request;
  const key = threadKey(thread);
  const isNew = await store.investigations.create({
    ...{ id, team: thread.team, threadKey: key },
    body: request,
  });
  const { waiting } = await queue.counts();
  if (isNew && waiting > 0) {
    await createUpdatingThread({ sender, thread, about: { id, request }, logger }).queued(waiting);
  }
  const { instance } = request.diagnosis.application;
  await queue.add(
    { kind: "investigation", id, thread: key, team: thread.team, instance, data: {} },
    { priority: "normal" },
  );
}
