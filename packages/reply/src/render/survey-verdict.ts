import { applicationKey, type FirstLook } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { counted, quoted } from "../words/phrases.ts";
import { revisionVerdict } from "./revision-verdict.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

/** The answer about many in one line: how many, of how many causes, and what was not looked at. */
export function surveyVerdict(surveyed: Surveyed): string {
  return `${verdictOf(surveyed)}${notYet(surveyed)}`;
}

/** ` in project catalog · prod` */
function scopeOf({ survey: { project, place, environment } }: Surveyed): string {
  const called = project === undefined ? place : `project ${quoted(project, ROOM.name)}`;
  const within =
    called === undefined ? "" : ` in ${called === place ? quoted(called, ROOM.name) : called}`;
  return `${within}${environment === undefined ? "" : ` in ${environment}`}`;
}

function verdictOf(surveyed: Surveyed): string {
  const { survey, found, listed } = surveyed;
  const scope = scopeOf(surveyed);
  const { author, image, withinHours, health, sync, failure, manual, after = 0 } = survey;
  const say = (count: number, what: string) =>
    count === 0
      ? `No application${scope} ${what}.`
      : `${counted(count, "application")}${scope} ${what}.`;
  if (manual === true) return say(listed?.length ?? 0, "without automated sync");
  if (health !== undefined || sync !== undefined) {
    const count = listed?.length ?? 0;
    const causes = found?.groups.length ?? 0;
    const why =
      count > 1 && causes > 1
        ? `, from ${causes} causes`
        : count > 1 && causes === 1
          ? ", from one cause"
          : "";
    const are = count === 1 || count === 0 ? "is" : "are";
    return say(count, `${are} ${health ?? sync}${why}${toldAbove(after, causes)}`);
  }
  if (survey.syncing === true) return say(listed?.length ?? 0, "with a sync under way");
  if (survey.names !== undefined) return namedVerdict(surveyed);
  if (survey.everything === true) return everythingVerdict(scope, surveyed);
  if (survey.revision !== undefined) return revisionVerdict(survey.revision, scope, surveyed);
  if (author !== undefined || withinHours !== undefined) return deployedVerdict(surveyed);
  if (image !== undefined) {
    const users = found?.images?.flatMap(({ applications }) => applications) ?? [];
    const count = new Set(users.map(applicationKey)).size;
    return say(
      count,
      `${count > 1 ? "run" : "runs"} an image with ${quoted(image, ROOM.name)} in its name`,
    );
  }
  const { applications = 0, groups = 0 } = found?.total ?? {};
  if (survey.shared === true) return sharedVerdict(scope, surveyed);
  if (failure !== undefined) return say(applications, singular(failure, applications));
  if (applications === 0) return `No application${scope} fails, as far as is known.`;
  const causes = groups > 1 ? `, from ${groups} causes` : "";
  const beyond = toldAbove(after, groups);
  return `${counted(applications, "application")}${scope} ${applications === 1 ? "needs" : "need"} a look${causes}${beyond}.`;
}

/** `2 of the 2 applications named need a look, each for a cause of its own.` */
function namedVerdict({ listed = [], found }: Surveyed): string {
  const { applications = 0, groups = 0 } = found?.total ?? {};
  const named = listed.length;
  if (applications === 0) return `None of these ${named} applications fails, as far as is known.`;
  const all = named === 2 ? "Both" : `All ${named}`;
  const some = applications === named ? all : `${applications} of these ${named}`;
  const several = found?.groups.filter(({ count }) => count > 1) ?? [];
  const shared = several.some(({ alike }) => alike !== true);
  const causes = shared
    ? groups === 1
      ? "for the same cause"
      : "some for the same cause"
    : several.length > 0
      ? "which look alike"
      : "not for the same cause";
  return `${some} ${applications === 1 ? "needs" : "need"} a look${applications > 1 ? `, ${causes}` : ""}.`;
}

/** What «show all» goes on behind. */
function toldAbove(after: number, causes: number): string {
  return after > 0 && causes > after ? `; the first ${after} were told above` : "";
}

/** `3 applications in prod-eu-3: 3 Unknown.` */
function everythingVerdict(scope: string, { listed = [] }: Surveyed): string {
  const counts = new Map<string, number>();
  for (const { health, sync } of listed) {
    const state = health === "Healthy" && sync !== "Synced" ? `${sync} (sync)` : health;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const said = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([state, count]) => `${count} ${state}`);
  return `${counted(listed.length, "application")}${scope}${said.length > 0 ? `: ${said.join(", ")}` : ""}.`;
}

function sharedVerdict(scope: string, { found }: Surveyed): string {
  const { applications = 0 } = found?.total ?? {};
  const groups = found?.groups ?? [];
  const sharing = groups.reduce((sum, { count }) => sum + count, 0);
  if (applications === 0) return `No application${scope} fails, as far as is known.`;
  const all = `${counted(applications, "application")}${scope} ${applications === 1 ? "needs" : "need"} a look`;
  if (groups.length === 0) return `${all}; no two of them for the same cause.`;
  const causes = groups.length === 1 ? "one cause" : `${groups.length} causes`;
  return `${all}; ${sharing} of them share ${causes}, each other one has its own.`;
}

/** `wait for a secret` of one application: `waits for a secret`. */
function singular(failure: string, count: number): string {
  if (count > 1) return failure;
  const [verb = "", ...rest] = failure.split(" ");
  const irregular: Readonly<Record<string, string>> = {
    were: "was",
    are: "is",
    have: "has",
    do: "does",
    crash: "crashes",
    miss: "misses",
  };
  const one = irregular[verb] ?? (verb === "cannot" ? verb : `${verb}s`);
  const inner = rest.join(" ").replace("their", "its");
  return `${one} ${inner}`.trim();
}

/** That something was not looked at is part of the verdict: nothing found is not nothing there. */
function notYet({ found }: Surveyed): string {
  const open = found === undefined ? 0 : found.looked.notYet + found.looked.failed;
  if (found === undefined || open === 0) return "";
  return ` Of ${counted(found.looked.applications, "application")} ${open} ${open === 1 ? "is" : "are"} not looked at yet.`;
}

function deployedVerdict({ survey, found }: Surveyed): string {
  const { author, withinHours } = survey;
  const deployments = found?.deployments ?? [];
  const when =
    withinHours === undefined
      ? ""
      : ` in the last ${withinHours === 1 ? "hour" : `${withinHours} hours`}`;
  const who = author === undefined ? "" : ` by ${quoted(author, ROOM.name)}`;
  if (deployments.length === 0) return `No deployment${who}${when} is known.`;
  const failing = deployments.filter(({ now, state }) => now === "failing" && state !== "replaced");
  const count = new Set(failing.map(({ application }) => applicationKey(application))).size;
  const end =
    count === 0
      ? "none of what they brought is failing now"
      : `${count} of these applications ${count === 1 ? "is" : "are"} failing now`;
  return `${counted(deployments.length, "deployment")}${who}${when}; ${end}.`;
}
