import type { InvestigationRequest } from "@lynceus/contract";
import { type AuditEntry, type AuditSink, digestArguments } from "@lynceus/guard";
import { defaultBudget } from "@lynceus/investigation";
import { renderUsedUp, type Sender, type UsedUp, usedUpSentence } from "@lynceus/reply";
import type { Allowance, Store } from "@lynceus/store";
import { count } from "@lynceus/telemetry";
import type { BotSettings } from "../config.ts";
import { accountsOf } from "./accounts-of.ts";
import { toUsedUp } from "./to-used-up.ts";

/** What people, channels and teams may begin and spend in a day. */
export interface Quotas {
  /** What an investigation counts to, and the US dollars that are set aside for it, by the settings of now. */
  costsOf(request: InvestigationRequest): {
    readonly held: number;
    readonly allowances: readonly Allowance[];
  };
  /** Keeps in the audit, and says in the thread, that an account has no room for an investigation today. */
  refuse(id: string, request: InvestigationRequest, account: string): Promise<void>;
}

export function createQuotas(options: {
  readonly store: Pick<Store, "charges">;
  readonly audit: AuditSink;
  readonly sender: Pick<Sender, "post">;
  readonly settings: () => BotSettings;
  /** Rules cost nothing. */
  readonly investigator: "model" | "rules";
  readonly clock?: () => Date;
}): Quotas {
  const { store, audit, sender, settings, investigator, clock = () => new Date() } = options;
  return {
    costsOf(request) {
      const held = investigator === "model" ? (settings().budget ?? defaultBudget).usd : 0;
      const allowances = accountsOf(request, settings()).map(({ id, budget }) => ({
        ...budget,
        account: id,
      }));
      return { held, allowances };
    },
    async refuse(id, request, account) {
      const now = clock();
      const full = accountsOf(request, settings()).find((one) => one.id === account);
      const [used] = await store.charges.today([account]);
      // Settings have changed in this very moment: whoever asks again is not refused.
      if (full === undefined || used === undefined) return;
      const usedUp = toUsedUp(full, used, now);
      count("lynceus.quota.refusals", { of: usedUp.of, limit: usedUp.limit.kind });
      await audit.record(toEntry(id, request, usedUp, now));
      const sending = { key: `${id}:used-up`, priority: "answer" } as const;
      await sender.post(request.thread, renderUsedUp(usedUp, request), sending);
    },
  };
}

/** The entry of an investigation that was not begun. */
function toEntry(id: string, request: InvestigationRequest, usedUp: UsedUp, now: Date): AuditEntry {
  const { principal, diagnosis, question, thread } = request;
  const { instance, project, namespace, name } = diagnosis.application;
  const asked = { question, channel: thread.channel };
  return {
    at: now.toISOString(),
    correlationId: id,
    client: "lynceus-bot",
    principal: { kind: principal.kind, id: principal.id, name: principal.name },
    tool: "investigate",
    access: "read",
    argumentsDigest: digestArguments(asked),
    arguments: asked,
    target: { instance, project, namespace, name },
    effect: "deny",
    policy: `budgets.${usedUp.of}`,
    outcome: "refused",
    reason: usedUpSentence(usedUp),
    durationMs: 0,
    resultBytes: 0,
  };
}
