import {
  applicationKey,
  type FindFindingsResult,
  type FirstLook,
  type SeenApplication,
  type SeenDeployment,
} from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { shortLabel } from "../words/application-label.ts";
import { shortRevision } from "../words/change.ts";
import { gapsSentence } from "../words/gaps.ts";
import { lookedLine } from "../words/looked.ts";
import { capitalised, counted, firstFew, quoted, sentence } from "../words/phrases.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

const GROUPS = 10;
const NAMED = 6;
const BUTTONS = 5;
const DEPLOYMENTS = 8;

function named(applications: readonly SeenApplication[], count: number): string {
  const shown = applications
    .slice(0, NAMED)
    .map((one) => quoted(shortLabel(one, applications), ROOM.name));
  const beyond = count - shown.length;
  return `${shown.join(", ")}${beyond > 0 ? ` and ${beyond} more` : ""}`;
}

/** ` in project catalog · prod` */
function scopeOf({ survey: { project, environment } }: Surveyed): string {
  const place = project === undefined ? "" : ` in project ${quoted(project, ROOM.name)}`;
  return `${place}${environment === undefined ? "" : ` in ${environment}`}`;
}

function verdictOf(surveyed: Surveyed): string {
  const { survey, found, listed } = surveyed;
  const scope = scopeOf(surveyed);
  const { author, image, withinHours, health, sync, failure, manual } = survey;
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
        ? `, of ${causes} causes`
        : count > 1 && causes === 1
          ? ", of one cause"
          : "";
    return say(count, `${count === 1 || count === 0 ? "is" : "are"} ${health ?? sync}${why}`);
  }
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
  if (failure !== undefined) return say(applications, singular(failure, applications));
  if (applications === 0) return `No application${scope} fails, as far as is known.`;
  const causes = groups > 1 ? `, of ${groups} causes` : "";
  return `${counted(applications, "application")}${scope} ${applications === 1 ? "needs" : "need"} a look${causes}.`;
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
  return ` So far: ${open} of ${counted(found.looked.applications, "application")} ${open === 1 ? "is" : "are"} not looked at yet.`;
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

function deploymentLine(deployment: SeenDeployment): Line {
  const { application, revision, author = "", message = "", at, state, now, wrong } = deployment;
  const title = message === "" ? "" : ` "${message.slice(0, ROOM.name)}"`;
  const by = author.replace(/\s*<[^>]*>\s*$/, "").slice(0, ROOM.name);
  const how = state === "running" ? "" : `, ${state}`;
  const end =
    now === "fine"
      ? "fine now"
      : now === "failing"
        ? `failing: ${wrong ?? "cause not known"}`
        : "not looked at yet";
  return [
    `${quoted(application.name, ROOM.name)} ${quoted(shortRevision(revision), 40)}${title}${by === "" ? "" : `, ${by}`}`,
    ...(at === undefined ? [] : [", ", { at, show: "ago" } as const]),
    `${how}: ${sentence(end)}`,
  ];
}

function groupParts({ groups, total }: FindFindingsResult): readonly Part[] {
  const beyond = Math.max(0, total.groups - GROUPS);
  return [
    ...groups.slice(0, GROUPS).map(
      ({ applications, count, headline }): Part => ({
        kind: "bullet",
        line: `${named(applications, count)}: ${sentence(headline)}`,
      }),
    ),
    ...(beyond > 0
      ? [
          {
            kind: "line",
            line: `${counted(beyond, "more cause")} ${beyond === 1 ? "is" : "are"} not listed.`,
          } as const,
        ]
      : []),
  ];
}

function imageParts({ images = [] }: FindFindingsResult): readonly Part[] {
  return images.slice(0, GROUPS).map(
    ({ image, applications }): Part => ({
      kind: "bullet",
      line: `${quoted(image, 120)}: ${named(applications, applications.length)}`,
    }),
  );
}

/** Those in the state that was asked for, of which no cause is known. */
function unexplained({ listed = [], found }: Surveyed): readonly Part[] {
  const explained = new Set(
    (found?.groups ?? []).flatMap(({ applications }) => applications.map(applicationKey)),
  );
  const others = listed.filter((one) => !explained.has(applicationKey(one)));
  if (others.length === 0) return [];
  const lead = found === undefined ? undefined : "Cause not known:";
  const names = firstFew(
    others.map((one) => quoted(shortLabel(one, others), ROOM.name)),
    20,
    ", ",
  );
  return [{ kind: "line", line: `${names}.`, ...(lead === undefined ? {} : { lead }) }];
}

function buttonsOf({ found, listed = [] }: Surveyed): readonly Part[] {
  const all: readonly SeenApplication[] = [
    ...(found?.deployments ?? [])
      .filter(({ now }) => now === "failing")
      .map(({ application }) => application),
    ...(found?.groups ?? []).flatMap(({ applications }) => applications.slice(0, 1)),
    ...(found?.groups ?? []).flatMap(({ applications }) => applications),
    ...listed,
  ];
  const apart = [...new Map(all.map((one) => [applicationKey(one), one] as const)).values()];
  const buttons = apart
    .slice(0, BUTTONS)
    .map((one, index) => lookAtButton(shortLabel(one, apart), one, index + 1));
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}

function footerOf({ found, among }: Surveyed): string {
  const parts = [
    ...(found === undefined ? [] : [lookedLine(found.looked)]),
    ...(among === undefined || found !== undefined
      ? []
      : [`${counted(among.total, "application")}, index ${Math.round(among.ageSeconds)} s old`]),
    "no model",
  ];
  return capitalised(parts.join(", "));
}

/** An answer about many applications: how many, by which causes, and a way to look at each. */
export function surveyParts(surveyed: Surveyed): readonly Part[] {
  const { survey, found } = surveyed;
  const { author, withinHours, image } = survey;
  const isByDeployment = author !== undefined || withinHours !== undefined;
  const deployments = isByDeployment ? (found?.deployments ?? []) : [];
  const gaps = found === undefined ? undefined : gapsSentence(found.gaps, found.instances);
  return [
    { kind: "verdict", line: `${verdictOf(surveyed)}${notYet(surveyed)}` },
    ...deployments
      .slice(0, DEPLOYMENTS)
      .map((one): Part => ({ kind: "bullet", line: deploymentLine(one) })),
    ...(deployments.length > DEPLOYMENTS
      ? [
          {
            kind: "line",
            line: `${counted(deployments.length - DEPLOYMENTS, "earlier deployment")} not listed.`,
          } as const,
        ]
      : []),
    ...(found === undefined ? [] : imageParts(found)),
    ...(found === undefined || isByDeployment || image !== undefined ? [] : groupParts(found)),
    ...unexplained(surveyed),
    ...(found?.notes ?? []).slice(0, 2).map((note): Part => ({ kind: "line", line: note })),
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...buttonsOf(surveyed),
    { kind: "footer", line: footerOf(surveyed) },
  ];
}
