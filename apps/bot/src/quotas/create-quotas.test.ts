import type { InvestigationRequest } from "@lynceus/contract";
import type { AuditEntry } from "@lynceus/guard";
import type { Rendered, Sender } from "@lynceus/reply";
import type { Store, Used } from "@lynceus/store";
import { expect, test } from "vitest";
import type { BotSettings } from "../config.ts";
import { createQuotas } from "./create-quotas.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.1" };
const application = { instance: "prod", namespace: "argocd", name: "orders", project: "shop" };
const request = {
  question: "C1:1.1",
  text: "why?",
  thread,
  focus: ["F1"],
  context: [],
  principal: { kind: "channel", id: "slack:T1:C1", name: "C1", projects: [] },
  diagnosis: { application },
} as unknown as InvestigationRequest;
const NOTHING = { investigations: 0, usd: 0, held: 0 };
const settings = (budget: { investigations?: number; usd?: number }): BotSettings => ({
  channels: { C1: { projects: [], budget } },
  investigate: "auto",
  skills: [],
  logLevel: "info",
});

function open(of: BotSettings, used: Omit<Used, "account">, investigator: "model" | "rules") {
  const entries: AuditEntry[] = [];
  const posted: { readonly text: string; readonly key: string }[] = [];
  const costs: unknown[] = [];
  const sender: Pick<Sender, "post"> = {
    post: async (_, { text }: Rendered, { key }) => {
      posted.push({ text, key });
      return { ts: "2.2" } as never;
    },
  };
  const isFull = used.investigations > 0;
  const store = {
    charges: {
      today: async (accounts: readonly string[]) =>
        accounts.map((account) => ({ account, ...used })),
    },
    investigations: {
      create: async (_: unknown, asked: { allowances: readonly { account: string }[] }) => {
        costs.push(asked);
        const account = asked.allowances[0]?.account;
        return isFull ? { state: "used-up", account } : { state: "created" };
      },
    },
  } as unknown as Pick<Store, "charges" | "investigations">;
  const quotas = createQuotas({
    store,
    sender,
    investigator,
    settings: () => of,
    audit: { record: async (entry) => void entries.push(entry) },
    clock: () => new Date("2026-11-21T18:30:00Z"),
  });
  return { quotas, entries, posted, costs };
}

test("a refusal is said in the thread and kept in the audit", async () => {
  const used = { investigations: 3, usd: 0.2, held: 0 };
  const { quotas, entries, posted } = open(settings({ investigations: 3 }), used, "rules");

  expect(await quotas.keep("inv-1", request)).toBe("used-up");

  const reason = "Not investigated: this channel has had all 3 investigations of today.";
  expect(posted).toHaveLength(1);
  expect(posted[0]?.key).toBe("inv-1:used-up");
  expect(posted[0]?.text).toContain(reason);
  expect(posted[0]?.text).toContain("2026-11-22 00:00");
  expect(entries).toEqual([
    expect.objectContaining({
      correlationId: "inv-1",
      tool: "investigate",
      effect: "deny",
      outcome: "refused",
      policy: "budgets.channel",
      reason,
      target: application,
      principal: { kind: "channel", id: "slack:T1:C1", name: "C1" },
    }),
  ]);
});

test("money is what was spent, and what is set aside", async () => {
  const used = { investigations: 3, usd: 1.5, held: 1 };
  const { quotas, posted } = open(settings({ investigations: 9, usd: 2 }), used, "model");

  await quotas.keep("inv-1", request);

  expect(posted[0]?.text).toContain("has spent $1.50 of the $2.00 of today, and $1.00 are set");
});

test("a model's investigation sets its budget aside; rules cost nothing", async () => {
  const limited = { ...settings({ usd: 2 }), budget: { steps: 1, tokens: 1, usd: 0.5, wallMs: 1 } };
  const charged = async (investigator: "model" | "rules") => {
    const { quotas, entries, posted, costs } = open(limited, NOTHING, investigator);
    expect(await quotas.keep("inv-1", request)).toBe("created");
    expect([...entries, ...posted]).toEqual([]);
    return costs[0];
  };

  const allowances = [{ account: "channel/slack:T1:C1", usd: 2 }, { account: "total" }];
  expect(await charged("model")).toEqual({ held: 0.5, allowances });
  expect(await charged("rules")).toEqual({ held: 0, allowances });
});
