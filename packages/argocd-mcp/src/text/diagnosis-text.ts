import type { Diagnosis, Finding } from "@lynceus/contract";
import { applicationLine } from "./application-line.ts";
import { deploymentLine } from "./deployment-line.ts";
import { fitLines } from "./fit-lines.ts";
import { madeByLine } from "./made-by-line.ts";
import { count, name, quote } from "./quote.ts";

/** `diagnose_application`'s result: verdict, findings, what was not looked at, then the evidence. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { application, findings, change, serving, warnings, checked, unchecked } = diagnosis;
  const head = [
    applicationLine(application),
    ...madeByLine(diagnosis.madeBy),
    verdict(diagnosis),
    ...(serving === undefined
      ? []
      : [`serving: ${serving.ready} of ${serving.desired} pods ready`]),
  ];
  const lines = [
    ...unchecked.slice(0, 8).map((gap) => `not checked: ${quote(gap, 300)}`),
    ...(unchecked.length > 8 ? [`not checked: ${unchecked.length - 8} more`] : []),
    ...findings.flatMap(findingLines),
    ...(change === undefined ? [] : [`newest revision ${deploymentLine(change)}`]),
    ...warnings.map(
      ({ line, count: times, pod, container, weight, reason }) =>
        `log warning (${weight}, ${times}×) in ${name(pod)}/${name(container)}: ${quote(line, 300)} ${quote(reason)}`,
    ),
    ...(checked.length === 0 ? [] : [`checked: ${quote(checked.join(", "), 400)}`]),
    ...findings.flatMap(evidenceLines),
  ];
  return fitLines(head, lines, (shown) =>
    shown < lines.length
      ? `Left out: ${count(lines.length - shown, "line")}, the least telling ones; they are in the structured result.`
      : undefined,
  );
}

function verdict({ findings, unchecked, layer }: Diagnosis): string {
  if (findings.length > 0)
    return `${count(findings.length, "failure")}, worst first. Layer: ${layer}.`;
  return unchecked.length === 0
    ? "No failure found in Argo CD."
    : "No failure found in what could be looked at.";
}

function findingLines(finding: Finding, at: number): readonly string[] {
  const { mode, severity, subject, resource, version, since, headline, facts, fix, sharedBy } =
    finding;
  const about = version === undefined ? subject : `${subject} ${name(version)}`;
  const object = [resource.kind, resource.namespace, resource.name];
  return [
    `${at + 1}. [${name(mode)} ${severity}] ${quote(headline, 300)} (${about}, ${object
      .filter((part) => part !== "")
      .map(name)
      .join("/")}${since === undefined ? "" : `, since ${since}`})`,
    ...facts.map(({ text, where }) =>
      [`   fact: ${quote(text, 400)}`, ...(where === undefined ? [] : [quote(where)])].join(" "),
    ),
    ...(sharedBy === undefined
      ? []
      : [
          `   shared: ${count(sharedBy.count, "other application")} by the same cause, among them ${sharedBy.applications.map(name).join(", ")}`,
        ]),
    ...(fix === undefined ? [] : [`   fix: ${quote(fix, 500)}`]),
  ];
}

function evidenceLines({ evidence }: Finding, at: number): readonly string[] {
  return evidence.map(
    ({ excerpt, object, field }) =>
      `evidence for ${at + 1}: ${quote(excerpt, 500)} in ${quote(object)} ${quote(field)}`,
  );
}
