import type { InvestigationRequest } from "@lynceus/contract";
import type { AuditEntry } from "@lynceus/guard";
import type { Rendered, Sender } from "@lynceus/reply";
import type { Used } from "@lynceus/store";
import { expect, test } from "vitest";
import type { BotSettings } from "../config.ts";
import { createQuotas } from "./create-quotas.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.1" };
const application = { instance: "prod", namespace: "argocd", name: "orders", project: "shop" };
const request = {
  ...{ question: "C1:1.1", text: "why?", thread, focus: ["F1"], context: [] },
  principal: { kind: "channel", id: "slack:T1:C1", name: "C1", projects: [] },
  diagnosis: { application },
} as unknown as InvestigationRequest;
const settings = (budget: { investigations?: number; usd?: number }): BotSettings => ({
  channels: { C1: { projects: [], budget } },
  ...{ investigate: "auto", skills: [], logLevel: "info" },
});

function open(of: BotSettings, used: Omit<Used, "account">, investigator: "model" | "rules") {
  const entries: AuditEntry[] = [];
  const posted: { readonly text: string; readonly key: string }[] = [];
  const sender: Pick<Sender, "post"> = {
    post: async (_, { text }: Rendered, { key }) => {
      posted.push({ text, key });
      return { ts: "2.2" } as never;
    },
  };
  const quotas = createQuotas({
    store: {
      charges: {
        today: async (accounts) => accounts.map((account) => ({ account, ...used })),
        settle: async () => undefined,
      },
    },
    audit: { record: async (entry) => void entries.push(entry) },
    settings: () => of,
    ...{ sender, investigator, clock: () => new Date("2026-11-21T18:30:00Z") },
  });
  return { quotas, entries, posted };
}

test("a refusal is said in the thread and kept in the audit", async () => {
  const used = { investigations: 3, usd: 0.2, held: 0 };
  const { quotas, entries, posted } = open(settings({ investigations: 3 }), used, "rules");

  await quotas.refuse("inv-1", request, "channel/slack:T1:C1");

  const reason = "Not investigated: this channel has had all 3 investigations of today.";
  expect(posted).toHaveLength(1);
  expect(posted[0]?.key).toBe("inv-1:used-up");
  expect(posted[0]?.text).toContain(reason);
  expect(posted[0]?.text).toContain("2026-11-22 00:00");
  expect(entries).toEqual([
    expect.objectContaining({
      ...{ correlationId: "inv-1", tool: "investigate", effect: "deny", outcome: "refused" },
      ...{ policy: "budgets.channel", reason, target: application },
      principal: { kind: "channel", id: "slack:T1:C1", name: "C1" },
    }),
  ]);
});

test("money is what was spent, and what is set aside", async () => {
  const used = { investigations: 3, usd: 1.5, held: 1 };
  const { quotas, posted } = open(settings({ investigations: 9, usd: 2 }), used, "model");

  await quotas.refuse("inv-1", request, "channel/slack:T1:C1");

  expect(posted[0]?.text).toContain("has spent $1.50 of the $2.00 of today, and $1.00 are set");
});

test("a model's investigation sets its budget aside; rules cost nothing", () => {
  const limited = { ...settings({ usd: 2 }), budget: { steps: 1, tokens: 1, usd: 0.5, wallMs: 1 } };
  const held = (investigator: "model" | "rules") =>
    open(limited, { investigations: 0, usd: 0, held: 0 }, investigator).quotas.costsOf(request);

  expect(held("model")).toEqual({
    held: 0.5,
    allowances: [{ account: "channel/slack:T1:C1", usd: 2 }, { account: "total" }],
  });
  expect(held("rules").held).toBe(0);
});
