import type { Plan, PlanGap, PlanVerb } from "@lynceus/contract";
import { readAction } from "./read-action.ts";

const NAME = "[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?";

const REPOSITORY =
  /(?:https?:\/\/|ssh:\/\/)[^\s,;"'`<>]+|\bgit@[\w.-]+:[^\s,;"'`<>]+|\b(?:github|gitlab|bitbucket)\.[\w.-]+\/[^\s,;"'`<>]+|\boci:\/\/[^\s,;"'`<>]+/i;
const BRANCH: readonly RegExp[] = [
  /\b(?:the )?([\w./-]{1,100}) branch\b/i,
  /\b(?:branch|revision|ref|target ?revision)[ :=]+(?:is |called |named )?["'`]?([\w./-]{1,100})/i,
];
const NO_BRANCH = new Set("a the this that my our each every right same default".split(" "));
const PATH: readonly RegExp[] = [
  /\b(?:under|in|from|at|path|folder|directory|dir)(?: is|:|=)? (?:the )?(?:folder |directory |path )?["'`]?(\/?[\w.-]+(?:\/[\w.-]+)+\/?|\/[\w.-]+\/?)/i,
  /\b(?:under|path|folder|directory|dir)(?: is|:|=)? ["'`]?(\.?[\w-]+\/?)["'`]?(?=[\s,.;]|$)/i,
];
const EACH =
  /\b(?:for|from) (?:each|every|all(?: the)?)(?: of the)? (?:sub)?(?:director(?:y|ies)|folders?|dirs?|paths?)\b|\bper (?:sub)?(?:directory|folder|dir)\b|\b(?:each|every) (?:sub)?(?:directory|folder|dir)\b/i;
const NAMESPACE: readonly RegExp[] = [
  new RegExp(`\\b(?:to|in|into) (?:the )?["'\`]?(${NAME})["'\`]? (?:namespace|ns)\\b`, "i"),
  new RegExp(`\\b(?:namespace|ns)[ :=]+(?:is |called |named )?["'\`]?(${NAME})`, "i"),
];
const CLUSTER: readonly RegExp[] = [
  new RegExp(`\\b(?:on|to|in|into) (?:the )?["'\`]?(${NAME})["'\`]? cluster\\b`, "i"),
  new RegExp(`\\bcluster[ :=]+(?:is |called |named )?["'\`]?(${NAME})`, "i"),
];
const PROJECT: readonly RegExp[] = [
  new RegExp(`\\b(?:in|to|under) (?:the )?["'\`]?(${NAME})["'\`]? project\\b`, "i"),
  new RegExp(`\\bproject[ :=]+(?:is |called |named )?["'\`]?(${NAME})`, "i"),
];
const VERSION: readonly RegExp[] = [
  /\b(?:version|tag|release|image|revision|commit) ["'`]?(v?\d[\w.+-]*|[0-9a-f]{7,40})\b/i,
  /(?:^|[\s"'`:@(])(v?\d+\.\d+[\w.+-]*)/i,
  /\b(?:back )?to (?:commit |revision )?["'`]?([0-9a-f]{7,40})\b/i,
];
const PREVIOUS =
  /\b(?:the )?(previous|last(?: (?:known )?(?:good|working|healthy|stable))?|prior|old|earlier) (?:one|version|revision|release|deployment|state|image)\b|\bby one\b/i;
const REPLICAS =
  /\b(?:to|by|with) (\d{1,4})(?: (?:replicas?|pods?|instances?|copies))?\s*(?:$|[,.;!]|\b(?:in|on|please|pls|now|for)\b)|\b(\d{1,4}) (?:replicas?|pods?|instances?|copies)\b/i;
const MONITORS =
  /\b(?:monitor|watch|observe|keep an eye|check (?:its|the) health|wait until (?:it is |it's )?healthy)\b/i;
const ROLLBACK_IF: readonly RegExp[] = [
  /\b(?:roll ?(?:it )?back|revert|undo)\b[^.;]{0,80}?\b(?:if|when|should|in case|once)\s+([^.;!?]{2,160})/i,
  /\b(?:if|when|should|in case|once)\s+([^.;!?,]{2,120}?),?\s*(?:then )?(?:please )?(?:roll ?(?:it )?back|revert|undo)\b/i,
];

/** Words of orders that name no application. */
const NO_NAME = new Set(
  `a an all and any app application applications apps argo argocd as at automatically back because below branch but by
  called canary case cd check cluster commit connect copies create current degrade degraded degrades delete deploy deployed
  deployment deployments deploys dev development directories directory down each environment every everything fail fails
  folder folders for force from git github gitops good hard health healthy i if image immediately in instance instances
  into is it its just kill last latest main manifest manifests master me monitor my named namespace new next now of off
  old on once one ones onto our over pause per please pls pod pods prev previous prod production project promote prune pull
  put redeploy refresh release remove replica replicas repo repository restart resume revert revision roll rollback
  rolling rollout scale service services should so stable staging stage sync system tag terminate test than that the
  their them then these they this those to tonight traffic two under undo until up us use using version versions via wait
  watch we when which with working you your`.split(/\s+/),
);

const CALLED = new RegExp(`\\b(?:called|named|name it|name)[ :=]+["'\`]?(${NAME})`, "i");
const QUOTED = new RegExp(`["'\`](${NAME})["'\`]`, "gi");

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined);
    if (found !== undefined) return found.replace(/[.,;:]+$/, "");
  }
  return undefined;
}

const VERBS: readonly (readonly [RegExp, PlanVerb])[] = [
  [/^(?:create|connect|add|onboard|set ?up|register)$/, "create"],
  [/^(?:deploy|redeploy|release|ship|upgrade|update|bump)$/, "deploy"],
  [/^(?:sync|resync)$/, "sync"],
  [/^(?:roll ?back|revert|undo)$/, "roll back"],
  [/^(?:restart|bounce)$/, "restart"],
  [/^(?:delete|remove)$/, "delete"],
  [/^scale$/, "scale"],
];

/** What must be known first, verb by verb. */
function missingOf(plan: Omit<Plan, "missing">): readonly PlanGap[] {
  const { verb, name, repository, path, namespace, version, replicas, eachDirectory } = plan;
  const application: readonly PlanGap[] = name === undefined ? ["application"] : [];
  switch (verb) {
    case "create":
      return [
        ...(name === undefined && !eachDirectory ? (["name"] as const) : []),
        ...(repository === undefined ? (["repository"] as const) : []),
        ...(path === undefined ? (["path"] as const) : []),
        ...(namespace === undefined && !eachDirectory ? (["namespace"] as const) : []),
      ];
    case "deploy":
      return [...application, ...(version === undefined ? (["version"] as const) : [])];
    case "scale":
      return [...application, ...(replicas === undefined ? (["replicas"] as const) : [])];
    case "sync":
    case "roll back":
    case "restart":
    case "delete":
    case "other":
      return application;
  }
}

/**
 * What an order to change something says, part by part; undefined when the text orders nothing. Only words are
 * read: whether a name or a repository exists is not known here.
 */
export function readPlan(text: string): Plan | undefined {
  const said = readAction(text);
  if (said === undefined) return undefined;
  const verb = VERBS.find(([pattern]) => pattern.test(said))?.[1] ?? "other";
  const repository = REPOSITORY.exec(text)?.[0]?.replace(/[.,;:)]+$/, "");
  const rest = repository === undefined ? text : text.replace(repository, " REPO ");
  const branch = firstOf(BRANCH, rest);
  const path = firstOf(PATH, rest);
  const namespace = firstOf(NAMESPACE, rest);
  const cluster = firstOf(CLUSTER, rest);
  const project = firstOf(PROJECT, rest);
  const rollbackIf = verb === "roll back" ? undefined : firstOf(ROLLBACK_IF, rest)?.trim();
  const version =
    firstOf(VERSION, rest) ??
    (verb === "roll back" || verb === "deploy" ? previous(rest, rollbackIf) : undefined);
  const replicas = verb === "scale" ? firstOf([REPLICAS], rest) : undefined;
  const taken = [branch, path, namespace, cluster, project, version, replicas].filter(isThere);
  const name = readName(rest, taken, said);
  const plan = {
    verb,
    said,
    eachDirectory: verb === "create" && EACH.test(rest),
    monitors: MONITORS.test(rest),
    ...(name === undefined ? {} : { name }),
    ...(repository === undefined ? {} : { repository }),
    ...(branch === undefined || NO_BRANCH.has(branch.toLowerCase()) ? {} : { branch }),
    ...(path === undefined ? {} : { path }),
    ...(namespace === undefined ? {} : { namespace: namespace.toLowerCase() }),
    ...(cluster === undefined ? {} : { cluster: cluster.toLowerCase() }),
    ...(project === undefined ? {} : { project: project.toLowerCase() }),
    ...(version === undefined ? {} : { version }),
    ...(replicas === undefined ? {} : { replicas: Number(replicas) }),
    ...(rollbackIf === undefined ? {} : { rollbackIf }),
  };
  return { ...plan, missing: missingOf(plan) };
}

/** The version to go back to; not the one that only a condition speaks of. */
function previous(text: string, rollbackIf: string | undefined): string | undefined {
  return rollbackIf === undefined && PREVIOUS.test(text) ? "previous" : undefined;
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}

/** The application's name: as it is called, quoted, else the first word that is none of the order's own. */
function readName(text: string, taken: readonly string[], said: string): string | undefined {
  const isFree = (word: string) =>
    !taken.some((part) => part.toLowerCase() === word) && !NO_NAME.has(word) && /[a-z]/.test(word);
  const called = CALLED.exec(text)?.[1]?.toLowerCase();
  if (called !== undefined && isFree(called)) return called;
  const quoted = [...text.matchAll(QUOTED)].map(([, word = ""]) => word.toLowerCase()).find(isFree);
  if (quoted !== undefined) return quoted;
  const lower = text.toLowerCase();
  const verbAt = lower.search(new RegExp(`\\b${said.replace(" ", " ?")}\\b`));
  const after = lower.slice(Math.max(0, verbAt) + said.length);
  const clause =
    after.split(/\b(?:if|when|because|and then|then|so that|in case)\b|[;!?]|[,.](?=\s|$)/)[0] ??
    after;
  const words = clause.match(new RegExp(`(?<![\\w./-])${NAME}(?![\\w/])`, "g")) ?? [];
  const free = words.filter(isFree);
  return free.find((word) => word.includes("-")) ?? free[0];
}
