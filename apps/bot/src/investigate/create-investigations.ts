import {
  type Answer,
  InvestigationEnd,
  InvestigationRequest,
  type ThreadRef,
  threadKey,
} from "@lynceus/contract";
import type { Queue } from "@lynceus/queue";
import type { Investigation, Store } from "@lynceus/store";
import { type BeginOptions, type Begun, beginInvestigation } from "./begin-investigation.ts";
import type { SettleOptions } from "./settle-investigation.ts";
import { stopInvestigation } from "./stop-investigation.ts";

/** The investigations, as messages and clicks deal with them. */
export interface Investigations {
  /** Whether a question why something fails begins one by itself in a channel. */
  isAutomatic(channel: string): boolean;
  begin(id: string, request: InvestigationRequest): Promise<Begun>;
  /** False when there is nothing to be stopped. */
  stop(id: string, by: string): Promise<boolean>;
  /** What it started from, and how it ended if it has; undefined when none of that id can be read. */
  find(id: string): Promise<Found | undefined>;
  /** Keeps what somebody thinks of an answer; their last word counts. */
  rate(id: string, user: string, verdict: "up" | "down"): Promise<void>;
  /** The ids of those in a thread that have not ended. */
  unfinishedIn(thread: ThreadRef): Promise<readonly string[]>;
  /** What was answered last in a thread. */
  lastAnswer(thread: ThreadRef): Promise<Answer | undefined>;
}

interface Found {
  readonly request: InvestigationRequest;
  readonly end: InvestigationEnd | undefined;
}

export interface InvestigationsOptions
  extends SettleOptions,
    Pick<BeginOptions, "quotas" | "onBegun"> {
  readonly store: SettleOptions["store"] &
    Pick<Store, "cancellations" | "leases" | "feedback" | "bootId">;
  readonly queue: Queue;
  readonly isAutomatic: Investigations["isAutomatic"];
}

/** More than a thread has under way at once. */
const MOST_UNFINISHED = 1_000;

function endOf({ result }: Investigation): InvestigationEnd | undefined {
  return InvestigationEnd.safeParse(result).data;
}

export function createInvestigations(options: InvestigationsOptions): Investigations {
  const { store, isAutomatic } = options;
  return {
    isAutomatic,
    begin: (id, request) => beginInvestigation(id, request, options),
    stop: (id, by) => stopInvestigation(id, by, options),
    async find(id) {
      const kept = await store.investigations.get(id);
      const { data: request } = InvestigationRequest.safeParse(kept?.body);
      return kept && request && { request, end: endOf(kept) };
    },
    async rate(id, userId, verdict) {
      const kept = await store.investigations.get(id);
      if (kept === undefined) return;
      await store.feedback.put({ answerKey: id, userId, team: kept.team, verdict });
    },
    async unfinishedIn(thread) {
      const there = { olderThanMs: 0, limit: MOST_UNFINISHED, threadKey: threadKey(thread) };
      return (await store.investigations.unfinished(there)).map(({ id }) => id);
    },
    async lastAnswer(thread) {
      const latest = await store.investigations.latestOfThread(threadKey(thread));
      const end = latest && endOf(latest);
      return end?.kind === "answered" ? end.answer : undefined;
    },
  };
}
