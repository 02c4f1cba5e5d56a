import type { InboxItem, Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { ItemPayload } from "../inbox/item-payload.ts";
import { observeItem } from "../ops/observe-item.ts";

/** A claim is kept as long as its item is handled; after a crash somebody else takes over that much later. */
const CLAIM_MS = 8_000;

/** What has failed that often and for so long holds up its thread no more: an answer would be of no use by then. */
const GIVEN_UP = { afterTries: 20, afterMs: 60 * 60_000 };

export interface ThreadWork {
  readonly store: Pick<Store, "inbox" | "bootId">;
  /** Does one item; whatever it changes it changes once, however often it is called with the same `id`. */
  readonly handle: (
    item: { id: number; team: string; payload: ItemPayload; receivedAt: Date },
    signal: AbortSignal,
  ) => Promise<void>;
  readonly logger: Logger;
  readonly claimMs?: number;
  readonly givenUp?: typeof GIVEN_UP;
}

/** Keeps a claim until it is let go; its signal tells when somebody else has it all the same. */
function keepClaim(
  { id, token }: InboxItem,
  { store, logger, claimMs = CLAIM_MS }: ThreadWork,
): { readonly lost: AbortSignal; letGo(): void } {
  const losing = new AbortController();
  const timer = setInterval(() => {
    store.inbox.extend(id, token, claimMs).then(
      (isOurs) => isOurs || losing.abort(new Error(`Somebody else handles item ${id} now`)),
      (error: unknown) => logger.warn({ item: id, err: error }, "claim not kept"),
    );
  }, claimMs / 3);
  return { lost: losing.signal, letGo: () => clearInterval(timer) };
}

async function handleClaimed(
  item: InboxItem,
  work: ThreadWork,
  signal: AbortSignal,
): Promise<void> {
  const { store, logger, givenUp = GIVEN_UP } = work;
  const payload = ItemPayload.safeParse(item.payload);
  if (!payload.success) {
    logger.error({ item: item.id, err: payload.error }, "item of another version given up");
    await store.inbox.fail(item.id, item.token, "its payload is not readable by this version");
    return;
  }
  const claim = keepClaim(item, work);
  try {
    const { id, team, receivedAt } = item;
    const ending = AbortSignal.any([signal, claim.lost]);
    await observeItem(item, payload.data.kind, () =>
      work.handle({ id, team, payload: payload.data, receivedAt }, ending),
    );
  } catch (error) {
    const isOld = Date.now() - item.receivedAt.getTime() >= givenUp.afterMs;
    if (isOld && item.token >= givenUp.afterTries) {
      logger.error({ item: item.id, err: error }, "item given up");
      await store.inbox.fail(item.id, item.token, "it failed again and again");
      return;
    }
    await store.inbox.release(item.id, item.token);
    throw error;
  } finally {
    claim.letGo();
  }
  await store.inbox.finish(item.id, item.token, { answered: true });
}

/**
 * Handles what a thread still waits for, in the order of arrival, until nothing is left or somebody else is
 * at it. Rejects when an item could not be handled now: it is given back, to be tried again.
 */
export async function workThread(
  threadKey: string,
  work: ThreadWork,
  signal: AbortSignal,
): Promise<void> {
  const { store, claimMs: leaseMs = CLAIM_MS } = work;
  while (!signal.aborted) {
    const next = await store.inbox.nextOfThread(threadKey);
    if (next === undefined) return;
    const item = await store.inbox.claim({ id: next.id, owner: store.bootId, leaseMs });
    if (item === undefined) return;
    await handleClaimed(item, work, signal);
  }
}
