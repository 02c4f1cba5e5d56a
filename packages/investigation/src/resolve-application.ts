import {
  type ApplicationRef,
  type ApplicationSummary,
  type Environment,
  FindApplicationsResult,
  type FirstLook,
  ListApplicationsResult,
  type LookRequest,
  needsLook,
  type Survey,
} from "@lynceus/contract";
import { inEnvironment } from "./in-environment.ts";
import type { ToolCaller } from "./ports.ts";

type FoundBy = Extract<FirstLook, { outcome: "diagnosed" }>["foundBy"];

export type Resolution =
  | {
      readonly kind: "found";
      readonly application: ApplicationRef;
      readonly by: FoundBy;
      readonly asked?: string;
      /** How many applications it was picked from, when nobody named it. */
      readonly among?: number;
    }
  | {
      readonly kind: "open";
      readonly look: FirstLook;
      /** They are few, and may be told of together instead of asked back. */
      readonly survey?: Survey;
    };

const MOST_CANDIDATES = 8;
/** As many as are told of together. */
const MOST_TOGETHER = 6;
const MOST_NAMESPACES = 3;

const WORST_FIRST = ["Degraded", "Missing", "Unknown", "Progressing", "Suspended", "Healthy"];

/** Those that need a look first, worst first: on a phone the first buttons are the ones that are seen. */
function byNeed(a: ApplicationSummary, b: ApplicationSummary): number {
  return (
    Number(needsLook(b)) - Number(needsLook(a)) ||
    WORST_FIRST.indexOf(a.health) - WORST_FIRST.indexOf(b.health) ||
    a.name.localeCompare(b.name)
  );
}

type Which = Extract<FirstLook, { outcome: "which-application" }>;

function ask(
  why: Which["why"],
  asked: string | undefined,
  candidates: readonly ApplicationSummary[],
  gaps: Which["gaps"],
  beyond = 0,
): Resolution {
  const sorted = [...candidates].sort(byNeed);
  const shown = sorted.slice(0, MOST_CANDIDATES);
  const leftOut = sorted.length - shown.length + beyond;
  return {
    kind: "open",
    look: { outcome: "which-application", asked, why, candidates: shown, leftOut, gaps },
  };
}

/** The first word of the query that stands in the names of all these candidates. */
function sharedWord(words: readonly string[], candidates: readonly ApplicationSummary[]) {
  return words.find((word) => candidates.every(({ name }) => name.toLowerCase().includes(word)));
}

function among(
  found: FindApplicationsResult,
  words: readonly string[],
  by: FoundBy,
  environment: Environment | undefined,
): Resolution | undefined {
  const exact = found.exact.filter((application) => inEnvironment(application, environment));
  const [first, ...others] = exact;
  if (first !== undefined && others.length === 0) return { kind: "found", application: first, by };
  if (first !== undefined) {
    const same = others.every(({ name }) => name === first.name);
    if (same) return ask("same-name", first.name, exact, found.gaps);
    const open = ask("several-named", undefined, exact, found.gaps);
    const names = [...new Set(exact.map(({ name }) => name))];
    if (open.kind !== "open" || names.length > MOST_TOGETHER) return open;
    const scope = environment === undefined ? {} : { environment };
    return { ...open, survey: { modes: [], names, ...scope } };
  }
  const [elsewhere] = found.exact;
  if (elsewhere !== undefined) {
    return {
      kind: "open",
      look: {
        outcome: "unknown-application",
        asked: `${elsewhere.name} · ${environment}`,
        near: [...found.exact].sort(byNeed).slice(0, MOST_CANDIDATES),
        gaps: found.gaps,
        instances: found.instances,
      },
    };
  }
  const partial = found.partial.filter((application) => inEnvironment(application, environment));
  const [only] = partial;
  if (only !== undefined && partial.length === 1) {
    const word = sharedWord(words, partial);
    return {
      kind: "found",
      application: only,
      by: by === "question" ? "near-name" : by,
      ...(word === undefined ? {} : { asked: word }),
    };
  }
  if (only !== undefined) {
    const word = sharedWord(words, partial);
    return ask("partial-name", word, partial, found.gaps, found.leftOut?.count ?? 0);
  }
  return undefined;
}

function nearName(found: FindApplicationsResult): Resolution | undefined {
  const [nearest] = found.near;
  if (nearest === undefined) return undefined;
  const near = found.near.filter(({ word }) => word === nearest.word);
  if (near.length === 1) {
    return {
      kind: "found",
      application: nearest.application,
      by: "near-name",
      asked: nearest.word,
    };
  }
  return {
    kind: "open",
    look: {
      outcome: "unknown-application",
      asked: nearest.word,
      near: near.map(({ application }) => application).slice(0, MOST_CANDIDATES),
      gaps: found.gaps,
      instances: found.instances,
    },
  };
}

/**
 * An application of the ApplicationSet that a word names, or that would make what a word names, where it
 * makes nothing new: whichever of its applications is looked at tells why.
 */
function ofFailedSet({ applicationSets = [] }: FindApplicationsResult): Resolution | undefined {
  const failed = applicationSets.find(({ error }) => error !== undefined);
  if (failed?.error === undefined) return undefined;
  const [application] = failed.applications;
  if (application === undefined) {
    const { instance, namespace, name, error, word } = failed;
    const set = { instance, namespace, name, error };
    return { kind: "open", look: { outcome: "failed-set", asked: word, set } };
  }
  return { kind: "found", application, by: "near-name", asked: failed.word };
}

/** `ticketing-web`, `ticketing`: what a name begins with, longest first. */
function beginnings(name: string): readonly string[] {
  const parts = name.split("-");
  return parts.slice(1).map((_, index) => parts.slice(0, -1 - index).join("-"));
}

/** The one application that a resource is named after: `ticketing-web` is a workload of `ticketing`. */
async function owner(
  words: readonly string[],
  find: (words: readonly string[]) => Promise<FindApplicationsResult>,
): Promise<Resolution | undefined> {
  for (const word of words) {
    const names = beginnings(word);
    if (names.length === 0) continue;
    const { exact } = await find(names);
    const name = names.find((begin) => exact.some((application) => application.name === begin));
    const owners = exact.filter((application) => application.name === name);
    const [only] = owners;
    if (only !== undefined && owners.length === 1) {
      return { kind: "found", application: only, by: "near-name", asked: word };
    }
  }
  return undefined;
}

/** What runs in the namespace that a word names: `payments-prod`. */
async function inNamespace(
  words: readonly string[],
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<Resolution | undefined> {
  for (const namespace of words.filter((word) => /-/.test(word)).slice(0, MOST_NAMESPACES)) {
    const args = { namespace, limit: MOST_CANDIDATES };
    const there = await tools.callParsed(ListApplicationsResult, "list_applications", args, signal);
    const all = there.applications.filter((one) => one.destinationNamespace === namespace);
    const unhealthy = all.filter(needsLook);
    const [only, ...others] = all.length === 1 ? all : unhealthy;
    if (only === undefined) continue;
    const beyond = there.leftOut?.count ?? 0;
    if (others.length === 0 && beyond === 0) {
      const among = all.length;
      return { kind: "found", application: only, by: "namespace", asked: namespace, among };
    }
    const open = ask("none-named", undefined, unhealthy, there.gaps, beyond);
    return open.kind === "open" ? { ...open, survey: { modes: [], place: namespace } } : open;
  }
  return undefined;
}

async function inChannel(
  { failure }: Pick<LookRequest, "failure">,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<Resolution> {
  const list = (unhealthyOnly: boolean) => {
    const args = { unhealthyOnly, limit: MOST_CANDIDATES };
    return tools.callParsed(ListApplicationsResult, "list_applications", args, signal);
  };
  const listed = await list(true);
  const unhealthy = listed.applications.filter(needsLook);
  const [only] = unhealthy;
  const beyond = listed.leftOut?.count ?? 0;
  if (only !== undefined && unhealthy.length + beyond === 1) {
    return { kind: "found", application: only, by: "channel", among: listed.total };
  }
  if (only !== undefined) {
    const open = ask("none-named", undefined, unhealthy, listed.gaps, beyond);
    if (failure === undefined || open.kind !== "open") return open;
    return { ...open, survey: { modes: [...failure.modes], failure: failure.called } };
  }
  const [sole] = listed.total === 1 ? (await list(false)).applications : [];
  if (sole !== undefined) return { kind: "found", application: sole, by: "channel", among: 1 };
  return {
    kind: "open",
    look: { outcome: "nothing-named", applications: listed.total, gaps: listed.gaps },
  };
}

/**
 * Which application a question is about: named in it, then what the conversation was about, then named in
 * the thread, then the one unhealthy application among the asker's projects, or the only one. More than one: asked
 * back, unless the question says how they fail.
 */
export async function resolveApplication(
  look: LookRequest,
  options: { readonly tools: ToolCaller; readonly conversation?: ApplicationRef | undefined },
  signal?: AbortSignal,
): Promise<Resolution> {
  const { tools, conversation } = options;
  const find = (words: readonly string[]) => {
    const args = { query: words.join(" ") };
    return tools.callParsed(FindApplicationsResult, "find_applications", args, signal);
  };

  const unknown = (asked: string, found?: FindApplicationsResult): Resolution => ({
    kind: "open",
    look: {
      outcome: "unknown-application",
      asked,
      near: [],
      gaps: found?.gaps ?? [],
      instances: found?.instances ?? 0,
    },
  });

  if (look.words.length > 0) {
    const found = await find(look.words);
    const named =
      among(found, look.words, "question", look.environment) ??
      (await owner(look.words, find)) ??
      ofFailedSet(found) ??
      (await inNamespace(look.words, tools, signal)) ??
      nearName(found);
    if (named !== undefined) return named;
    const isSaid = (word: string) => look.pasted?.includes(word) !== true;
    const name = look.oddName ?? look.words.find((word) => /-/.test(word) && isSaid(word));
    if (name !== undefined) return unknown(name, found);
  }
  if (look.oddName !== undefined) return unknown(look.oddName);

  if (conversation !== undefined && look.environment === undefined) {
    return { kind: "found", application: conversation, by: "thread" };
  }
  const threadWords = conversation === undefined ? look.threadWords : [conversation.name];
  if (threadWords.length > 0) {
    const said = among(await find(threadWords), threadWords, "thread", look.environment);
    if (said !== undefined) return said;
  }
  return inChannel(look, tools, signal);
}
