import type { Finding, GetApplicationResult, Told } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { authorName, shortRevision } from "../words/change.ts";
import { deploymentLine } from "../words/deployment.ts";
import { firstFew, quoted } from "../words/phrases.ts";
import { failingParts } from "./failing-parts.ts";

type Status = Extract<Told, { outcome: "status" }>;

const IMAGES = 4;

/** `payments/api:2.4.0`: an image without its registry. */
function shortImage(image: string): string {
  return quoted(image.replace(/^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//, ""), 80);
}

function stateLine({ application, operation }: GetApplicationResult): Line {
  const { health, sync, autoSync, deleting } = application;
  const label = applicationLabel(application);
  const going = operation?.phase === "Running" ? ", a sync is running" : "";
  const failed =
    operation?.phase === "Failed" || operation?.phase === "Error" ? ", the last sync failed" : "";
  const manual = autoSync ? "" : ", synced by hand only";
  return `${label} is ${health} and ${sync}${deleting ? ", being deleted" : ""}${going}${failed}${manual}.`;
}

/** What runs, apart from what is being rolled out and fails. */
function versionLine(
  { application, images, revision, history }: GetApplicationResult,
  failing: readonly Finding[],
): Line {
  const label = applicationLabel(application);
  const [last] = history;
  const at = last?.deployedAt;
  const failed = failing.flatMap(({ subject, version }) =>
    subject === "new-revision" && version !== undefined ? [`:${version}`] : [],
  );
  const isNew = (image: string) => failed.some((tag) => image.endsWith(tag));
  const old = images.filter((image) => !isNew(image));
  const runs = old.length > 0 ? old : images;
  const what =
    runs.length === 0 ? "no image of its own" : firstFew(runs.map(shortImage), IMAGES, ", ");
  const rolled = images.filter((image) => old.length > 0 && isNew(image)).map(shortImage);
  const tail =
    rolled.length === 0 ? "" : `; ${firstFew(rolled, IMAGES, ", ")} is rolled out and fails`;
  const from = last?.revision ?? revision;
  const of =
    from === undefined || tail !== "" ? "" : `, from revision ${quoted(shortRevision(from), 40)}`;
  return [
    `${label} runs ${what}${of}${tail}`,
    ...(at === undefined ? [] : [", deployed ", { at, show: "ago" } as const]),
    ".",
  ];
}

function deployerLine({ application, history }: GetApplicationResult): Line {
  const label = applicationLabel(application);
  const [last] = history;
  if (last === undefined) return `${label}: nothing was deployed yet, as far as Argo CD knows.`;
  const { initiatedBy: by, author = "", revision, deployedAt } = last;
  const isByHand = by !== undefined && !/^(?:true|auto-sync|)$/.test(by);
  const who = isByHand ? `by ${quoted(by, 80)}` : "by auto-sync";
  const whose = authorName(author);
  return [
    `${label} was deployed last ${who}`,
    ...(deployedAt === undefined ? [] : [" ", { at: deployedAt, show: "ago" } as const]),
    whose === ""
      ? `, revision ${quoted(shortRevision(revision), 40)}.`
      : `, from a commit by ${whose}.`,
  ];
}

function moreOf({ of, state }: Status): readonly Part[] {
  const [last] = state.history;
  if (last === undefined) return [];
  const { revision, author, message, deployedAt: at } = last;
  const source = {
    revision,
    ...(author === undefined ? {} : { author }),
    ...(message === undefined ? {} : { message }),
  };
  const line = deploymentLine({ sources: [source], initiatedBy: last.initiatedBy, at });
  const isOwn = message?.includes(state.application.name) === true;
  const doubt = of === "deployer" && !isOwn && message !== undefined;
  return [
    { kind: "bullet", line: ["Last deploy: ", ...line] },
    ...(doubt
      ? [
          {
            kind: "line",
            line: "Its message does not name this application: where applications share a repository, the commit may be about another.",
          } as const,
        ]
      : []),
  ];
}

/** A question about how an application stands, answered in the first line; then its failures. */
export function statusParts(told: Status): readonly Part[] {
  const { of, state, failing } = told;
  const lines = {
    state: () => stateLine(state),
    version: () => versionLine(state, failing),
    deployer: () => deployerLine(state),
  };
  return [
    { kind: "verdict", line: lines[of]() },
    ...moreOf(told),
    ...failingParts(state.application, failing),
  ];
}
