import {
  applicationKey,
  type Diagnosis,
  type EvidenceFrame,
  type Finding,
} from "@lynceus/contract";

/** What the first look found, as the evidence `e0` that every run begins with. */
export function firstEvidence(diagnosis: Diagnosis): EvidenceFrame {
  const { instance, namespace, name } = diagnosis.application;
  return {
    evidence: "e0",
    tool: "diagnose_application",
    arguments: { instance, applicationNamespace: namespace, applicationName: name },
    data: tell(diagnosis).join("\n"),
  };
}

/** Plain lines, so that what they quote can be cited as it stands. */
function tell(diagnosis: Diagnosis): readonly string[] {
  const { application, findings, serving, change, warnings, checked, unchecked } = diagnosis;
  const { health, sync, operation, reason } = application;
  return [
    `${applicationKey(application)}: ${health}, ${sync}${operation === undefined ? "" : `, last operation ${operation}`}`,
    ...(reason === undefined ? [] : [`reason: ${reason}`]),
    ...(serving === undefined ? [] : [`${serving.ready} of ${serving.desired} pods ready`]),
    ...findings.flatMap(tellFinding),
    ...(findings.length === 0 ? ["no failure found by rule"] : []),
    ...(change === undefined
      ? []
      : [
          `newest deployed revision: ${[change.revision, change.author, change.message, change.deployedAt].filter((part) => part !== undefined).join(", ")}`,
        ]),
    ...warnings.map(
      ({ line, count, pod, container, weight, reason: why }) =>
        `log warning (${weight}: ${why}), ${count} times, ${pod}/${container}: ${line}`,
    ),
    ...checked.map((each) => `checked: ${each}`),
    ...unchecked.map((each) => `not checked: ${each}`),
  ];
}

function tellFinding(finding: Finding, at: number): readonly string[] {
  const { id, subject, resource, version, since, headline, facts, fix, evidence } = finding;
  const about = [subject, version, `${resource.kind} ${resource.namespace}/${resource.name}`];
  return [
    `failure ${at + 1} [${id}] ${about.filter((part) => part !== undefined).join(", ")}${since === undefined ? "" : `, since ${since}`}: ${headline}`,
    ...facts.map(({ text, where }) => `  fact: ${text}${where === undefined ? "" : ` (${where})`}`),
    ...(fix === undefined ? [] : [`  suggested fix: ${fix}`]),
    ...evidence.map(({ excerpt, object, field }) => `  seen in ${object}, ${field}: ${excerpt}`),
  ];
}
