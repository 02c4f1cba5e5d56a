import { setTimeout as delay } from "node:timers/promises";
import type { Ledger } from "../ledger/create-ledger.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import { conversations } from "./conversations.ts";
import { createHand } from "./create-hand.ts";

/** People who begin conversations at random moments, several at a time. */
export interface People {
  /** Begins no more conversations; resolves when those under way have come to their end. */
  goHome(): Promise<void>;
}

/** Slack lets one message a second into a channel; more threads than this at a time would wait for that. */
const MOST_AT_A_TIME = 12;

export function createPeople(options: {
  readonly scene: Scene;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Between the beginnings of two conversations, in milliseconds. */
  readonly everyMs: { readonly min: number; readonly max: number };
  /** Called before a person says something that is to be answered. */
  readonly beforeSaying?: (() => void) | undefined;
  readonly onProblem: (problem: string) => void;
}): People {
  const { scene, ledger, random, everyMs, onProblem } = options;
  const leaving = new AbortController();
  const hand = createHand(scene.slack, ledger, options.beforeSaying);
  const underWay = new Set<Promise<void>>();
  const pause = (minMs: number, maxMs: number) => delay(random.between(minMs, maxMs));

  function begin(): void {
    const seat = { user: random.pick(scene.people), channel: random.pick(scene.channels) };
    const conversation = random
      .pick(conversations)({ hand, random, seat, pause })
      .catch((error: unknown) => onProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => underWay.delete(conversation));
    underWay.add(conversation);
  }

  async function live(): Promise<void> {
    while (!leaving.signal.aborted) {
      if (underWay.size < MOST_AT_A_TIME) begin();
      await pause(everyMs.min, everyMs.max);
    }
  }

  const life = live();
  return {
    async goHome() {
      leaving.abort();
      await life;
      await Promise.all(underWay);
    },
  };
}
