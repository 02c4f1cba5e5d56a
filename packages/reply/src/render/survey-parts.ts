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
import { bareCause } from "../words/bare-cause.ts";
import { deploymentLine } from "../words/deployment.ts";
import { gapsSentence } from "../words/gaps.ts";
import { lookedLine } from "../words/looked.ts";
import { capitalised, counted, firstFew, quoted, sentence } from "../words/phrases.ts";
import { surveyVerdict } from "./survey-verdict.ts";

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;

/** Causes that one message tells; those behind them are named, and told by «show all». */
const GROUPS = 12;
const NAMED = 6;
const BUTTONS = 5;
const DEPLOYMENTS = 12;
const IMAGES = 10;
/** Names in one line, each as long as names are; a message has several such lines. */
const NAMES = 20;
const MOST_NAMES = 60;

function named(applications: readonly SeenApplication[], count: number): string {
  const shown = applications
    .slice(0, NAMED)
    .map((one) => quoted(shortLabel(one, applications), ROOM.name));
  const beyond = count - shown.length;
  return `${shown.join(", ")}${beyond > 0 ? ` and ${beyond} more` : ""}`;
}

/** Of each application the newest: how it is now is the same for all of them. */
function newestOfEach(deployments: readonly SeenDeployment[]): readonly SeenDeployment[] {
  const newest = new Map<string, SeenDeployment>();
  for (const one of deployments) {
    const key = applicationKey(one.application);
    if (!newest.has(key)) newest.set(key, one);
  }
  return [...newest.values()];
}

const HOW: Readonly<Record<SeenDeployment["state"], string>> = {
  running: "",
  replaced: ", replaced since",
  syncing: ", syncing",
  failed: ", not deployed",
};

const STANDS: Readonly<Record<SeenDeployment["now"], string>> = {
  fine: "fine now",
  failing: "failing, cause not known",
  attention: "not as it should be",
  unknown: "not looked at yet",
};

function seenLine(deployment: SeenDeployment): Line {
  const { application, at, state, now, wrong } = deployment;
  const how = HOW[state];
  const lead = now === "failing" && state !== "failed" ? "failing: " : "";
  const isTold = wrong !== undefined && (now === "failing" || now === "attention");
  const end = isTold ? `${lead}${wrong}` : STANDS[now];
  return [
    `${quoted(application.name, ROOM.name)} `,
    ...deploymentLine({ sources: [deployment], at }),
    `${how}: ${sentence(end)}`,
  ];
}

/** Lines of names, complete up to a bound: a name that is not there was not forgotten. */
function nameLines(names: readonly string[], lead: string): readonly Part[] {
  const shown = names.slice(0, MOST_NAMES);
  const beyond = names.length - shown.length;
  const lines = Array.from({ length: Math.ceil(shown.length / NAMES) }, (_, at) =>
    shown.slice(at * NAMES, (at + 1) * NAMES).join(", "),
  );
  return lines.map((line, at) => ({
    kind: "line",
    line: at + 1 < lines.length ? `${line},` : `${line}${beyond > 0 ? ` and ${beyond} more` : ""}.`,
    ...(at === 0 && lead !== "" ? { lead } : {}),
  }));
}

function groupParts({ groups, total }: FindFindingsResult, after = 0): readonly Part[] {
  const told = groups.slice(after, after + GROUPS);
  const later = groups.slice(after + GROUPS);
  const beyond = later.length + Math.max(0, total.groups - Math.max(groups.length, after + GROUPS));
  const isTold = new Set(
    groups.slice(0, after + GROUPS).flatMap((group) => group.applications.map(applicationKey)),
  );
  const rest = later.flatMap(({ applications }) => applications);
  const others = [...new Map(rest.map((one) => [applicationKey(one), one] as const)).values()];
  const untold = others.filter((one) => !isTold.has(applicationKey(one)));
  const names = untold.map((one) => quoted(shortLabel(one, others), ROOM.name));
  return [
    ...told.map(
      ({ applications, count, headline }): Part => ({
        kind: "bullet",
        line: `${named(applications, count)}: ${sentence(bareCause(headline))}`,
      }),
    ),
    ...nameLines(names, `And ${names.length} more:`),
    ...(beyond > 0
      ? [
          {
            kind: "line",
            line: `Reply \`show all\` for ${beyond === 1 ? "that cause" : `these ${beyond} causes`}.`,
          } as const,
        ]
      : []),
  ];
}

function imageParts({ images = [] }: FindFindingsResult): readonly Part[] {
  return images.slice(0, IMAGES).map(
    ({ image, applications }): Part => ({
      kind: "bullet",
      line: `${quoted(image, 120)}: ${named(applications, applications.length)}`,
    }),
  );
}

/** Those in the state that was asked for, of which no cause is known. */
function unexplained({ survey, listed = [], found }: Surveyed): readonly Part[] {
  const explained = new Set(
    (found?.groups ?? []).flatMap(({ applications }) => applications.map(applicationKey)),
  );
  const others = listed.filter((one) => !explained.has(applicationKey(one)));
  if (others.length === 0) return [];
  const { everything, syncing } = survey;
  const isFine = everything === true || syncing === true || survey.names !== undefined;
  const lead = found === undefined ? "" : isFine ? "Nothing known against:" : "Cause not known:";
  const names = others.map((one) => quoted(shortLabel(one, others), ROOM.name));
  return nameLines(names, lead);
}

function isByDeployment({ author, revision, withinHours }: Surveyed["survey"]): boolean {
  return [author, revision, withinHours].some((one) => one !== undefined);
}

/** An answer by deployment or by image tells no causes. */
function tellsCauses(survey: Surveyed["survey"]): boolean {
  return !isByDeployment(survey) && survey.image === undefined;
}

/** A way to look at what the answer names. */
function buttonsOf({ survey, found, listed = [] }: Surveyed): readonly Part[] {
  const groups = tellsCauses(survey) ? (found?.groups.slice(survey.after ?? 0) ?? []) : [];
  const all: readonly SeenApplication[] = [
    ...(found?.deployments ?? [])
      .filter(({ now }) => now === "failing")
      .map(({ application }) => application),
    ...groups.flatMap(({ applications }) => applications.slice(0, 1)),
    ...groups.flatMap(({ applications }) => applications),
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
  const deployments = newestOfEach(isByDeployment(survey) ? (found?.deployments ?? []) : []);
  const gaps = found === undefined ? undefined : gapsSentence(found.gaps, found.instances);
  return [
    { kind: "verdict", line: surveyVerdict(surveyed) },
    ...deployments
      .slice(0, DEPLOYMENTS)
      .map((one): Part => ({ kind: "bullet", line: seenLine(one) })),
    ...(deployments.length > DEPLOYMENTS
      ? [
          {
            kind: "line",
            line: `Also, earlier: ${firstFew(
              deployments
                .slice(DEPLOYMENTS)
                .map(({ application }) => quoted(application.name, ROOM.name)),
              NAMES,
              ", ",
            )}.`,
          } as const,
        ]
      : []),
    ...(found === undefined ? [] : imageParts(found)),
    ...(found !== undefined && tellsCauses(survey) ? groupParts(found, survey.after) : []),
    ...unexplained(surveyed),
    ...(found?.notes ?? []).slice(0, 2).map((note): Part => ({ kind: "line", line: note })),
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...buttonsOf(surveyed),
    { kind: "footer", line: footerOf(surveyed) },
  ];
}
