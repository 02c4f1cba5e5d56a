import {
  type ApplicationSummary,
  applicationKey,
  FindFindingsResult,
  type FindingGroup,
  type FirstLook,
  ListApplicationsResult,
  type SeenApplication,
  type Survey,
} from "@lynceus/contract";
import { inEnvironment } from "../in-environment.ts";
import type { ToolCaller } from "../ports.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

const PAGE = 200;
/** Beyond these an answer in a thread is of no use; how many there are is told all the same. */
const MOST_PAGES = 10;
const ROOM = { limit: 200, maxTokens: 10_000 };
const MOST_PROJECTS = 12;
/** As long as a commit stands in a tag. */
const SHORT = 7;

/** The applications of a state; `Unknown` is a health and a sync status, and people mean either. */
function isInState({ health, sync }: ApplicationSummary, survey: Survey): boolean {
  if (survey.health === "Unknown") return health === "Unknown" || sync === "Unknown";
  if (survey.health !== undefined) return health === survey.health;
  return survey.sync === undefined || sync === survey.sync;
}

async function listWhole(
  survey: Survey,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<{ readonly all: readonly ApplicationSummary[]; readonly last: ListApplicationsResult }> {
  const { project, environment } = survey;
  const all: ApplicationSummary[] = [];
  for (let page = 0; ; page += 1) {
    const args = {
      limit: PAGE,
      offset: page * PAGE,
      ...(project === undefined ? {} : { project }),
    };
    const last = await tools.callParsed(ListApplicationsResult, "list_applications", args, signal);
    all.push(...last.applications);
    const isWhole = all.length >= last.total || last.applications.length === 0;
    if (!isWhole && page + 1 < MOST_PAGES) continue;
    return { all: all.filter((one) => inEnvironment(one, environment)), last };
  }
}

function totalOf(groups: readonly FindingGroup[]): FindFindingsResult["total"] {
  const keys = new Set(groups.flatMap(({ applications }) => applications.map(applicationKey)));
  return { groups: groups.length, applications: keys.size };
}

/** Of a group so wide that not all of it is named: how many are not, when all that are named are meant. */
function unnamed({ count, applications }: FindingGroup, meant: readonly SeenApplication[]): number {
  return meant.length === applications.length ? count - applications.length : 0;
}

/** Only what is of these applications. */
function within(
  found: FindFindingsResult,
  isMeant: (application: SeenApplication) => boolean,
): FindFindingsResult {
  const groups = found.groups.flatMap((group): FindingGroup[] => {
    const applications = group.applications.filter((one) => isMeant(one));
    return applications.length === 0
      ? []
      : [{ ...group, applications, count: applications.length + unnamed(group, applications) }];
  });
  const { deployments, images } = found;
  return {
    ...found,
    groups,
    total: totalOf(groups),
    ...(deployments && {
      deployments: deployments.filter(({ application }) => isMeant(application)),
    }),
    ...(images && {
      images: images.flatMap((one) => {
        const applications = one.applications.filter((user) => isMeant(user));
        return applications.length === 0 ? [] : [{ ...one, applications }];
      }),
    }),
  };
}

/** Whether an application is in what somebody called a place: that of its own project first, then by its name. */
const PLACES: readonly ((application: ApplicationSummary, place: string) => boolean)[] = [
  ({ project }, place) => project.toLowerCase() === place,
  ({ cluster }, place) => cluster.toLowerCase().split(/[.:]/)[0] === place || cluster === place,
  ({ destinationNamespace }, place) => destinationNamespace === place,
  ({ instance }, place) => instance === place,
  ({ name }, place) => name === place || name.startsWith(`${place}-`),
];

/** The applications of a place; empty when nothing is called so. */
function inPlace(all: readonly ApplicationSummary[], place: string): readonly ApplicationSummary[] {
  for (const isThere of PLACES) {
    const there = all.filter((one) => isThere(one, place));
    if (there.length > 0) return there;
  }
  return [];
}

/** What a tool can be asked for: the place where it is a project, the environment where it has one spelling. */
function scopeOf(
  meant: readonly ApplicationSummary[],
  { environment, place, project }: Survey,
): { readonly project?: string; readonly environment?: string } {
  const [first] = meant;
  const own = project ?? (first?.project.toLowerCase() === place ? first?.project : undefined);
  const spelt = new Set(meant.map((one) => one.environment));
  const [only] = spelt;
  const isSpelt = environment !== undefined && spelt.size === 1 && only !== undefined;
  return {
    ...(own === undefined ? {} : { project: own }),
    ...(isSpelt ? { environment: only } : {}),
  };
}

function noSuchPlace(place: string, all: readonly ApplicationSummary[]): FirstLook {
  const projects = [...new Set(all.map(({ project }) => project))].sort();
  const named = projects.slice(0, MOST_PROJECTS).map((project) => `\`${project}\``);
  const more = projects.length > named.length ? ` and ${projects.length - named.length} more` : "";
  return {
    outcome: "unavailable",
    sentence: `There is no project, cluster, namespace or Argo CD called \`${place}\` among those you may see. Projects: ${named.join(", ")}${more}.`,
  };
}

function noneIn(environment: string, { total }: ListApplicationsResult): FirstLook {
  return {
    outcome: "unavailable",
    sentence: `None of the ${total} applications that you may see is known to be in ${environment}.`,
  };
}

function listedOf(
  { manual, syncing, everything, names, ...survey }: Survey,
  meant: readonly ApplicationSummary[],
): readonly ApplicationSummary[] | undefined {
  if (everything === true || names !== undefined) return meant;
  if (manual === true) return meant.filter(({ autoSync }) => !autoSync);
  if (syncing === true) return meant.filter(({ operation }) => operation === "Running");
  if (survey.health === undefined && survey.sync === undefined) return undefined;
  return meant.filter((application) => isInState(application, survey));
}

function sharedOf(found: FindFindingsResult): FindFindingsResult {
  const groups = found.groups.filter(({ count, alike }) => count > 1 && alike !== true);
  return { ...found, groups, total: { ...found.total, groups: groups.length } };
}

/** Whether the question needs the applications themselves, besides what is known of their failures. */
function needsList({ place, names, environment, ...survey }: Survey): boolean {
  if (names !== undefined) return true;
  const isListed = survey.manual ?? survey.syncing ?? survey.everything ?? false;
  const isByState = survey.health !== undefined || survey.sync !== undefined;
  return isListed || isByState || place !== undefined || environment !== undefined;
}

/** A commit of an application's own code is in no deployment; its images are often tagged with it. */
async function builtFrom(
  revision: string,
  { revision: _, ...survey }: Survey,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<FirstLook | undefined> {
  if (revision.startsWith("#")) return undefined;
  const args = { ...ROOM, image: revision.slice(0, SHORT) };
  const found = await tools.callParsed(FindFindingsResult, "find_findings", args, signal);
  const isUsed = found.images !== undefined && found.images.length > 0;
  return isUsed
    ? { outcome: "survey", survey: { ...survey, image: args.image }, found }
    : undefined;
}

/** Answers a question about all applications from the live index and what is known of their failures. */
export async function surveyFleet(
  survey: Survey,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<FirstLook> {
  const { modes, author, revision, withinHours, image, place, names, environment } = survey;
  const whole = needsList(survey) ? await listWhole(survey, tools, signal) : undefined;
  const all = whole?.all ?? [];
  const there = place === undefined ? all : inPlace(all, place);
  const meant = names === undefined ? there : there.filter(({ name }) => names.includes(name));
  if (place !== undefined && meant.length === 0) return noSuchPlace(place, all);
  if (environment !== undefined && whole?.all.length === 0) return noneIn(environment, whole.last);
  const listed = whole === undefined ? undefined : listedOf(survey, meant);
  const base: Surveyed = {
    outcome: "survey",
    survey,
    ...(whole !== undefined && listed !== undefined && { listed, among: whole.last }),
  };
  if (survey.manual === true) return base;

  const args = {
    ...ROOM,
    ...scopeOf(meant, survey),
    ...(modes.length === 0 ? {} : { mode: modes.join(",") }),
    ...(author === undefined ? {} : { author }),
    ...(revision === undefined ? {} : { revision }),
    ...(withinHours === undefined ? {} : { deployedAfter: `${withinHours}h` }),
    ...(image === undefined ? {} : { image }),
  };
  const found = await tools.callParsed(FindFindingsResult, "find_findings", args, signal);
  if (revision !== undefined && found.deployments?.length === 0) {
    const used = await builtFrom(revision, survey, tools, signal);
    if (used !== undefined) return used;
  }
  const keys = new Set((listed ?? meant).map(applicationKey));
  const isByName = listed !== undefined || place !== undefined;
  const isNarrow = isByName || environment !== undefined;
  const isMeant = (one: SeenApplication) =>
    inEnvironment(one, environment) && (!isByName || keys.has(applicationKey(one)));
  const narrowed = isNarrow ? within(found, isMeant) : found;
  return { ...base, found: survey.shared === true ? sharedOf(narrowed) : narrowed };
}
