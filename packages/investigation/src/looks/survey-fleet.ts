import {
  type ApplicationSummary,
  applicationKey,
  FindFindingsResult,
  type FindingGroup,
  type FirstLook,
  ListApplicationsResult,
  type Survey,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { inEnvironment } from "../resolve-application.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

const PAGE = 200;
/** Beyond these an answer in a thread is of no use; how many there are is told all the same. */
const MOST_PAGES = 10;
const ROOM = { limit: 200, maxTokens: 10_000 };
const SEVERITIES = ["critical", "warning", "info"];

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
      ...{ limit: PAGE, offset: page * PAGE },
      ...(project === undefined ? {} : { project }),
    };
    const last = await tools.callParsed(ListApplicationsResult, "list_applications", args, signal);
    all.push(...last.applications);
    const isWhole = all.length >= last.total || last.applications.length === 0;
    if (!isWhole && page + 1 < MOST_PAGES) continue;
    return { all: all.filter((one) => inEnvironment(one, environment)), last };
  }
}

/** One result of several, each about another failure mode: an application of two modes counts once. */
function merge(results: readonly FindFindingsResult[]): FindFindingsResult | undefined {
  const [first] = results;
  if (first === undefined || results.length === 1) return first;
  const groups = results
    .flatMap((result) => result.groups)
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count,
    );
  return { ...first, groups, total: totalOf(groups), notes: [] };
}

function totalOf(groups: readonly FindingGroup[]): FindFindingsResult["total"] {
  const keys = new Set(groups.flatMap(({ applications }) => applications.map(applicationKey)));
  return { groups: groups.length, applications: keys.size };
}

/** Only what is of these applications. */
function within(found: FindFindingsResult, isMeant: (key: string) => boolean): FindFindingsResult {
  const groups = found.groups.flatMap((group): FindingGroup[] => {
    const applications = group.applications.filter((one) => isMeant(applicationKey(one)));
    return applications.length === 0
      ? []
      : [{ ...group, applications, count: applications.length }];
  });
  return { ...found, groups, total: totalOf(groups) };
}

function environmentOf(found: FindFindingsResult, { environment }: Survey): FindFindingsResult {
  const all = found.groups.flatMap(({ applications }) => applications);
  const meant = all.filter((one) => inEnvironment(one, environment));
  const keys = new Set(meant.map(applicationKey));
  return environment === undefined ? found : within(found, (key) => keys.has(key));
}

/** Answers a question about all applications from the live index and what is known of their failures. */
export async function surveyFleet(
  survey: Survey,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<Surveyed> {
  const { modes, project, author, withinHours, image } = survey;
  const find = (mode?: string) => {
    const args = {
      ...ROOM,
      ...(mode === undefined ? {} : { mode }),
      ...(project === undefined ? {} : { project }),
      ...(author === undefined ? {} : { author }),
      ...(withinHours === undefined ? {} : { deployedAfter: `${withinHours}h` }),
      ...(image === undefined ? {} : { image }),
    };
    return tools.callParsed(FindFindingsResult, "find_findings", args, signal);
  };
  if (survey.manual === true) {
    const { all, last } = await listWhole(survey, tools, signal);
    const listed = all.filter(({ autoSync }) => !autoSync);
    return { outcome: "survey", survey, listed, among: last };
  }
  if (survey.health !== undefined || survey.sync !== undefined) {
    const [{ all, last }, found] = await Promise.all([listWhole(survey, tools, signal), find()]);
    const listed = all.filter((application) => isInState(application, survey));
    const keys = new Set(listed.map(applicationKey));
    const meant = within(found, (key) => keys.has(key));
    return { outcome: "survey", survey, listed, among: last, found: meant };
  }
  const results = await Promise.all(modes.length === 0 ? [find()] : modes.map(find));
  const found = merge(results);
  return {
    outcome: "survey",
    survey,
    ...(found === undefined ? {} : { found: environmentOf(found, survey) }),
  };
}
