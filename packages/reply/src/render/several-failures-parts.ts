import { type Diagnosis, type Finding, failuresOf } from "@lynceus/contract";
import { focusFailureButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { changeLine } from "../words/change.ts";
import { servingSentence } from "../words/serving.ts";
import { factBullets } from "./fact-bullets.ts";
import { failureItem, makerLines, sharedLines } from "./failure-parts.ts";
import { numberOf } from "./number-of.ts";

const SUBJECTS = {
  "new-revision": "The new revision",
  "running-revision": "The running version",
} as const;

/** What a button calls a failure: the half of the rollout when that is enough, else the object. */
function buttonLabel(finding: Finding, failures: readonly Finding[]): string {
  const { subject, resource } = finding;
  const isOnly = failures.filter((other) => other.subject === subject).length === 1;
  if (isOnly && subject !== "application") return SUBJECTS[subject];
  return `${resource.kind} ${resource.name}`;
}

function chooseButtons(diagnosis: Diagnosis, failures: readonly Finding[]): Part {
  const { application } = diagnosis;
  const all = failures.map(({ id }) => id);
  const one = failures.slice(0, ROOM.failures).map((finding) => {
    const number = numberOf(finding, diagnosis);
    const label = `${number} ${buttonLabel(finding, failures)}`;
    return focusFailureButton(label, application, [finding.id], number);
  });
  const both = focusFailureButton(all.length === 2 ? "Both" : "All", application, all, 0);
  return { kind: "buttons", buttons: [...one, both] };
}

function howMany(failures: readonly Finding[]): string {
  return failures.length === 2 ? "two failures" : `${failures.length} separate failures`;
}

function listing(diagnosis: Diagnosis, failures: readonly Finding[]): readonly Part[] {
  const beyond = failures.length - ROOM.failures;
  const more = `${beyond} more are not shown here; the worst stand above.`;
  return [
    ...failures
      .slice(0, ROOM.failures)
      .flatMap((finding) => [
        failureItem(finding, diagnosis),
        ...factBullets(finding, 1),
        ...sharedLines(finding),
      ]),
    ...(beyond > 0 ? [{ kind: "line", line: more } as const] : []),
  ];
}

/** Several failures at once: each with its number in a line or two. The question follows them. */
export function severalFailuresParts(diagnosis: Diagnosis): readonly Part[] {
  const { application, serving } = diagnosis;
  const failures = failuresOf(diagnosis);
  const apart = failures.length === 2 ? ", and they are not the same one" : "";
  const verdict = `${applicationLabel(application)} has ${howMany(failures)}${apart}.`;
  const served = servingSentence(serving, undefined);
  const last = changeLine(diagnosis);
  return [
    { kind: "verdict", line: served === undefined ? verdict : `${verdict} ${served}` },
    ...listing(diagnosis, failures),
    ...(last === undefined ? [] : [{ kind: "line", line: last } as const]),
    ...makerLines(diagnosis, failures),
  ];
}

/** The question which failure is meant, and a button for each. */
export function chooseFailureParts(diagnosis: Diagnosis): readonly Part[] {
  return [
    { kind: "line", line: "Which one shall be looked into?" },
    chooseButtons(diagnosis, failuresOf(diagnosis)),
  ];
}

/** A reply that picks, but not one: the question again, in one line. */
export function whichFailureParts(diagnosis: Diagnosis): readonly Part[] {
  const failures = failuresOf(diagnosis);
  const listed = failures.length > 1 ? failures : diagnosis.findings;
  const label = applicationLabel(diagnosis.application);
  const which = listed.length === 2 ? "either" : "more than one of them";
  const line = `${label} has ${howMany(listed)}, and that could mean ${which}. Which one?`;
  return [
    { kind: "verdict", line },
    ...listing(diagnosis, listed),
    chooseButtons(diagnosis, listed),
  ];
}
