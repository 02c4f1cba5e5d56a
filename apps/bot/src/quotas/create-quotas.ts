import { type InvestigationRequest, threadKey } from "@lynceus/contract";
import { type AuditEntry, type AuditSink, digestArguments } from "@lynceus/guard";
import { defaultBudget } from "@lynceus/investigation";
import { renderUsedUp, type Sender, type UsedUp, usedUpSentence } from "@lynceus/reply";
import type { Created, Store } from "@lynceus/store";
import { count } from "@lynceus/telemetry";
import type { BotSettings } from "../config.ts";
import { type Account, accountsOf } from "./accounts-of.ts";
import { toUsedUp } from "./to-used-up.ts";

/** What may be begun and spent in a day. */
export interface Quotas {
  /**
   * Keeps an investigation where all that it counts to have room for it today, by the settings of now; elsewhere
   * the audit keeps that there was none, and its thread is told.
   */
  keep(id: string, request: InvestigationRequest): Promise<Created["state"]>;
}

export function createQuotas(options: {
  readonly store: Pick<Store, "charges" | "investigations">;
  readonly audit: AuditSink;
  readonly sender: Pick<Sender, "post">;
  readonly settings: () => BotSettings;
  /** Rules cost nothing. */
  readonly investigator: "model" | "rules";
  readonly clock?: () => Date;
}): Quotas {
  const { store, audit, sender, investigator, clock = () => new Date() } = options;
  // What is first seen with a refusal has not grown: there from the start, it does.
  for (const of of ["user", "channel", "team", "total"]) {
    for (const limit of ["investigations", "usd"])
      count("lynceus.quota.refusals", { of, limit }, 0);
  }

  async function refuse(id: string, request: InvestigationRequest, account: Account) {
    const now = clock();
    const [used] = await store.charges.today([account.id]);
    const usedUp = toUsedUp(account, used, now);
    count("lynceus.quota.refusals", { of: usedUp.of, limit: usedUp.limit.kind });
    await audit.record(toEntry(id, request, usedUp, now));
    const sending = { key: `${id}:used-up`, priority: "answer" } as const;
    await sender.post(request.thread, renderUsedUp(usedUp, request), sending);
  }

  return {
    async keep(id, request) {
      const settings = options.settings();
      const { thread } = request;
      const accounts = accountsOf(request, settings);
      const created = await store.investigations.create(
        { id, team: thread.team, threadKey: threadKey(thread), body: request },
        {
          held: investigator === "model" ? (settings.budget ?? defaultBudget).usd : 0,
          allowances: accounts.map(({ id: account, budget }) => ({ ...budget, account })),
        },
      );
      if (created.state === "used-up") {
        const account = accounts.find((one) => one.id === created.account);
        if (account === undefined) throw new Error(`${created.account} is no account of ${id}`);
        await refuse(id, request, account);
      }
      return created.state;
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
