import { expect, it } from "vitest";
import { ArgocdError, type ArgocdFailure } from "../errors.ts";
import { type InstanceNews, instanceGap, instanceState } from "./instance-news.ts";

const now = 1_000_000_000;
const moment = { now, staleMs: 60_000 };
const ago = (seconds: number) => now - seconds * 1000;
const failed = (failure: ArgocdFailure) =>
  new ArgocdError({ failure, instance: "lab", sentence: `Argo CD \`lab\` has ${failure}.` });

const rows: readonly {
  readonly what: string;
  readonly news: Partial<InstanceNews>;
  readonly applications?: number;
  readonly state: string;
  readonly says: RegExp | undefined;
  readonly gap: string | undefined;
}[] = [
  {
    what: "fresh",
    news: { listed: true, heardAt: ago(10) },
    state: "connected",
    says: undefined,
    gap: undefined,
  },
  {
    what: "empty",
    news: { listed: true, heardAt: ago(10) },
    applications: 0,
    state: "connected",
    says: /lists no applications: either it has none, or Lynceus's account may see none/,
    gap: undefined,
  },
  {
    what: "not begun",
    news: {},
    state: "stale",
    says: /is still being read/,
    gap: "`lab` is still being read",
  },
  {
    what: "half read",
    news: { heardAt: ago(1) },
    state: "stale",
    says: /not complete yet/,
    gap: "`lab` is still being read",
  },
  {
    what: "silent",
    news: { listed: true, heardAt: ago(120) },
    state: "stale",
    says: /no news for 2 min/,
    gap: "`lab` has sent no news for 2 min",
  },
  {
    what: "a short break",
    news: { listed: true, heardAt: ago(5), failure: failed("network") },
    state: "connected",
    says: undefined,
    gap: undefined,
  },
  {
    what: "dead",
    news: { listed: true, heardAt: ago(7200), failure: failed("network") },
    state: "unreachable",
    says: /^Argo CD `lab` has network\. What is known of it is 2 h old\.$/,
    gap: "`lab` cannot be reached (what is known is 2 h old)",
  },
  {
    what: "dead, and spared",
    news: {
      listed: true,
      heardAt: ago(240),
      failure: failed("network"),
      silence: { since: ago(180), everyMs: 30_000 },
    },
    state: "unreachable",
    says: /has network\. It has not answered for 3 min; it is tried again every 30 s\. What is known of it is 4 min/,
    gap: "`lab` has not answered for 3 min; it is tried again every 30 s (what is known is 4 min old)",
  },
  {
    what: "slow, and spared, with fresh news",
    news: { listed: true, heardAt: ago(5), silence: { since: ago(180), everyMs: 30_000 } },
    state: "connected",
    says: /^Argo CD `lab` sends news, but has not answered for 3 min; it is tried again every 30 s\.$/,
    gap: undefined,
  },
  {
    what: "never there",
    news: { failure: failed("timeout") },
    state: "unreachable",
    says: /^Argo CD `lab` has timeout\.$/,
    gap: "`lab` does not answer in time",
  },
  {
    what: "refused, however fresh",
    news: { listed: true, heardAt: ago(5), failure: failed("unauthenticated") },
    state: "refused",
    says: /has unauthenticated\. What is known of it is 5 s old/,
    gap: "`lab` refused Lynceus's token (what is known is 5 s old)",
  },
  {
    what: "not permitted",
    news: { failure: failed("forbidden") },
    state: "refused",
    says: /has forbidden/,
    gap: "`lab` refuses Lynceus's account",
  },
];

it.each(rows)("tells an instance that is $what", ({ news, applications = 3, state, says, gap }) => {
  const full = { name: "lab", listed: false, ...news };
  const told = instanceState(full, applications, moment);
  expect(told).toMatchObject({ name: "lab", state, applications });
  if (says === undefined) expect(told.reason).toBeUndefined();
  else expect(told.reason).toMatch(says);
  expect(instanceGap(full, moment)?.reason).toBe(gap);
});
