import type {
  FindFindingsResult,
  FindingGroup,
  SeenApplication,
  SeenDeployment,
} from "@lynceus/contract";
import { TOKEN_BYTES } from "../fit-items.ts";
import { fitLines } from "./fit-lines.ts";
import { gapLines } from "./gap-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

/** `find_findings`' result: what it rests on, then images and deployments if asked for, then the causes. */
export function findingsText(
  result: FindFindingsResult,
  { maxTokens }: { readonly maxTokens: number },
): string {
  const { groups, total, deployments, images, notes, gaps, instances, leftOut } = result;
  const head = [
    total.groups === 0
      ? `No finding fits. ${restsOn(result)}`
      : `${count(total.groups, "cause")} in ${count(total.applications, "application")}. ${restsOn(result)}`,
    ...gapLines(gaps, instances),
    ...notes.map((note) => `note: ${note}`),
  ];
  const lines = [
    ...(images ?? []).map(
      ({ image, applications }) => `image ${name(image)}: ${applications.map(called).join(", ")}`,
    ),
    ...(deployments ?? []).map(deploymentSaid),
    ...groups.flatMap(groupLines),
  ];
  return fitLines(
    head,
    lines,
    (shown) => leftOutLine(lines.length - shown, leftOut),
    maxTokens * TOKEN_BYTES,
  );
}

function restsOn({ looked }: FindFindingsResult): string {
  const { applications, notYet, changedSince, failed, oldestSeconds } = looked;
  const said = [
    `Looked at ${applications - notYet} of ${count(applications, "application")}`,
    oldestSeconds === undefined ? undefined : `the oldest look ${oldestSeconds} s ago`,
    notYet === 0 ? undefined : `${notYet} not yet, known from the live index only`,
    changedSince === 0 ? undefined : `${changedSince} changed since`,
    failed === 0 ? undefined : `${failed} could not be looked at`,
  ];
  return `${said.filter((part) => part !== undefined).join("; ")}.`;
}

/** `prod-eu/refunds (payments, prod)`. */
function called({ instance, name: own, project, environment }: SeenApplication): string {
  const where = [project, environment].filter((part) => part !== undefined).map(name);
  return `${name(instance)}/${name(own)} (${where.join(", ")})`;
}

function deploymentSaid(deployment: SeenDeployment): string {
  const { application, revision, author, message, at, initiatedBy, state, now, wrong } = deployment;
  return [
    called(application),
    at === undefined ? undefined : name(at),
    state,
    name(revision.slice(0, 12)),
    message === undefined ? undefined : quote(message, 120),
    author === undefined ? undefined : `author ${quote(author, 80)}`,
    initiatedBy === undefined || initiatedBy === "auto-sync"
      ? undefined
      : `by ${quote(initiatedBy, 80)}`,
    `now ${now}`,
    wrong === undefined ? undefined : quote(wrong, 200),
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function groupLines(group: FindingGroup, at: number): readonly string[] {
  const { headline, modes, severity, alike, applications, since, evidence, fix } = group;
  const more = group.count - applications.length;
  return [
    [
      `${at + 1}. [${modes.map(name).join(" ")} ${severity}] ${quote(headline, 300)}`,
      `in ${applications.map(called).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      ...(alike === true ? ["(alike, not known to be one cause)"] : []),
      ...(since === undefined ? [] : [`since ${since}`]),
    ].join(" "),
    ...(evidence === undefined
      ? []
      : [
          `   evidence: ${quote(evidence.excerpt, 250)} in ${quote(evidence.object)} ${quote(evidence.field)}`,
        ]),
    ...(fix === undefined ? [] : [`   fix: ${quote(fix, 250)}`]),
  ];
}
