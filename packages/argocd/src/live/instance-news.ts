import type { InstanceGap } from "@lynceus/contract";
import type { Silence } from "../client/create-circuit.ts";
import type { ArgocdError, ArgocdFailure } from "../errors.ts";
import type { InstanceState } from "../ports.ts";
import { sayAge } from "../say-age.ts";

/** What is known of how an instance stands; the feed writes it, states and gaps are read from it. */
export interface InstanceNews {
  readonly name: string;
  readonly environment?: string | undefined;
  version?: string | undefined;
  /** Epoch milliseconds when anything last came from it. */
  heardAt?: number | undefined;
  /** True once its applications have been listed completely. */
  listed: boolean;
  /** Why the last attempt to follow it failed; undefined once one has succeeded. */
  failure?: ArgocdError | undefined;
  /** While calls are not answered and no longer made. */
  silence?: Silence | undefined;
}

export interface Moment {
  readonly now: number;
  /** Age in milliseconds from which news counts as stale. */
  readonly staleMs: number;
}

/** How an instance stands at a moment. A short break does not count while its news is fresh. */
export function instanceState(
  news: InstanceNews,
  applications: number,
  moment: Moment,
): InstanceState {
  const { name, environment, version, heardAt } = news;
  const state = stateOf(news, moment);
  const reason = sentenceOf(news, state, applications, moment);
  return { name, environment, state, reason, version, applications, heardAt };
}

/** The clause for an answer that this instance's part is missing from, or is old in. */
export function instanceGap(news: InstanceNews, moment: Moment): InstanceGap | undefined {
  const state = stateOf(news, moment);
  if (state === "connected") return undefined;
  const server = `\`${news.name}\``;
  if (news.failure === undefined) {
    const why =
      news.heardAt === undefined || !news.listed
        ? "is still being read"
        : `has sent no news for ${age(news.heardAt, moment)}`;
    return { instance: news.name, reason: `${server} ${why}` };
  }
  const known =
    news.heardAt === undefined ? "" : ` (what is known is ${age(news.heardAt, moment)} old)`;
  const why =
    state === "unreachable" && news.silence !== undefined
      ? silent(news.silence, moment)
      : CLAUSES[news.failure.failure];
  return { instance: news.name, reason: `${server} ${why}${known}` };
}

const CLAUSES: Readonly<Record<ArgocdFailure, string>> = {
  unauthenticated: "refused Lynceus's token",
  forbidden: "refuses Lynceus's account",
  "not-found": "has no such API",
  invalid: "does not accept the request",
  conflict: "does not accept the request",
  "too-large": "answers with more than can be read",
  "rate-limited": "asks for fewer requests",
  server: "fails on its list of applications",
  unavailable: "is not available",
  "not-argocd": "is not found under its `url`",
  malformed: "breaks off its answers",
  timeout: "does not answer in time",
  network: "cannot be reached",
};

function stateOf(
  { failure, heardAt, listed }: InstanceNews,
  moment: Moment,
): InstanceState["state"] {
  if (failure?.failure === "unauthenticated" || failure?.failure === "forbidden") return "refused";
  const fresh = listed && heardAt !== undefined && moment.now - heardAt <= moment.staleMs;
  if (fresh) return "connected";
  return failure === undefined ? "stale" : "unreachable";
}

function sentenceOf(
  { name, failure, silence, heardAt, listed }: InstanceNews,
  state: InstanceState["state"],
  applications: number,
  moment: Moment,
): string | undefined {
  const server = `Argo CD \`${name}\``;
  switch (state) {
    case "connected":
      if (silence !== undefined) return `${server} sends news, but ${silent(silence, moment)}.`;
      return applications === 0
        ? `${server} lists no applications: either it has none, or Lynceus's account may see none of them.`
        : undefined;
    case "stale":
      return heardAt === undefined || !listed
        ? `${server} is still being read; its applications are not complete yet.`
        : `${server} has sent no news for ${age(heardAt, moment)}; what is known of it may be out of date.`;
    case "unreachable":
    case "refused": {
      const known =
        heardAt === undefined ? "" : ` What is known of it is ${age(heardAt, moment)} old.`;
      const tried =
        silence === undefined || state === "refused" ? "" : ` It ${silent(silence, moment)}.`;
      return `${failure?.message}${tried}${known}`;
    }
  }
}

function silent({ since, everyMs }: Silence, moment: Moment): string {
  return `has not answered for ${age(since, moment)}; it is tried again every ${Math.round(everyMs / 1000)} s`;
}

function age(since: number, { now }: Moment): string {
  return sayAge(since, now);
}
