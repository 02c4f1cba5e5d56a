import {
  type Diagnosis,
  FindFindingsResult,
  type Finding,
  type FindingGroup,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { attempt } from "./ask-of.ts";

/** A shared object: Argo CD tells it on one of the applications that declare it. */
const TOLD_ELSEWHERE = "D11";

function toFinding({
  headline,
  modes,
  severity,
  applications,
  evidence,
  fix,
}: FindingGroup): Finding {
  const [teller] = applications;
  const name = teller?.name ?? "";
  return {
    id: `${modes[0]}:Application/${name}:application`,
    mode: modes[0] ?? TOLD_ELSEWHERE,
    severity,
    subject: "application",
    resource: {
      group: "argoproj.io",
      version: "",
      kind: "Application",
      namespace: teller?.namespace ?? "",
      name,
    },
    headline,
    facts: [
      {
        text: `Argo CD tells it on \`${name}\`; here it shows nothing`,
        where: `Application ${name}`,
      },
    ],
    evidence: evidence === undefined ? [] : [evidence],
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The diagnosis of an application that shows nothing, with what Argo CD says of it on another one. */
export async function withTold(
  diagnosis: Diagnosis,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<Diagnosis> {
  const { name } = diagnosis.application;
  const asked = await attempt(
    tools.callParsed(FindFindingsResult, "find_findings", { mode: TOLD_ELSEWHERE }, signal),
  );
  if ("gap" in asked) return diagnosis;
  const told = asked.value.groups.filter(({ headline }) => headline.includes(`\`${name}\``));
  return told.length === 0 ? diagnosis : { ...diagnosis, findings: told.map(toFinding) };
}
