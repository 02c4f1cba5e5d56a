import type { InstanceState } from "@lynceus/argocd";
import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import { observe } from "@lynceus/telemetry";
import { within } from "../within.ts";

/** What a bot stands on, as far as it is measured. */
export interface Watched {
  readonly store: Pick<Store, "inbox" | "audit">;
  /** By the name that they are measured under. */
  readonly queues: Readonly<Record<string, Pick<Queue, "counts">>>;
  /** Undefined for a bot that asks no Argo CD. */
  readonly instances: () => readonly InstanceState[] | undefined;
}

/** A part that hangs must not keep the others from being read. */
const PART_WITHIN_MS = 2_000;
const soon = <T>(part: Promise<T>) => within(part, PART_WITHIN_MS, "It does not answer.");

/** Has the state of a bot read whenever its metrics are. Returns its off switch. */
export function watchState({ store, queues, instances }: Watched): () => void {
  const of = (read: (instance: InstanceState) => number | undefined) => () =>
    (instances() ?? []).flatMap((instance) => {
      const value = read(instance);
      return value === undefined ? [] : [[value, { "argocd.instance": instance.name }] as const];
    });
  const stops = [
    observe("lynceus.queue.jobs", async () => {
      const counted = Object.entries(queues).map(async ([queue, { counts }]) => {
        const { waiting, delayed, running } = await soon(counts());
        return Object.entries({ waiting, delayed, running }).map(
          ([state, many]) => [many, { queue, state }] as const,
        );
      });
      return (await Promise.all(counted)).flat();
    }),
    observe("lynceus.inbox.items", async () => {
      const { waiting, claimed, failed } = await soon(store.inbox.counts());
      return Object.entries({ waiting, claimed, failed }).map(
        ([state, many]) => [many, { state }] as const,
      );
    }),
    observe("lynceus.audit.entries", async () => [
      [(await soon(store.audit.head()))?.seq ?? 0, {}],
    ]),
    observe(
      "lynceus.argocd.up",
      of(({ state }) => (state === "connected" ? 1 : 0)),
    ),
    observe(
      "lynceus.argocd.index.age",
      of(({ heardAt }) => heardAt && Math.max(0, (Date.now() - heardAt) / 1_000)),
    ),
    observe(
      "lynceus.argocd.index.applications",
      of(({ applications }) => applications),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
