import {
  type ApplicationRef,
  applicationKey,
  FindFindingsResult,
  type FindingGroup,
  failuresOf,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { attempt, diagnose } from "./ask-of.ts";
import type { ToldWithout } from "./told-without.ts";

function holds({ applications }: FindingGroup, application: ApplicationRef): boolean {
  return applications.some((one) => applicationKey(one) === applicationKey(application));
}

/** Whether other applications fail for the same cause as this one. */
export async function askOthers(
  application: ApplicationRef,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"others">> {
  const diagnosis = await diagnose(application, tools, { logs: false }, signal);
  const failures = failuresOf(diagnosis);
  // What is not the application's own fault is what others may have too.
  const finding = failures.find(({ shared }) => shared !== undefined) ?? failures[0];
  if (finding === undefined) return { outcome: "others", diagnosis };
  const args = { mode: finding.mode, limit: 200, maxTokens: 10_000 };
  const asked = await attempt(tools.callParsed(FindFindingsResult, "find_findings", args, signal));
  if ("gap" in asked) return { outcome: "others", diagnosis, finding, gap: asked.gap };
  const { groups, looked } = asked.value;
  const fitting = groups.filter(
    (group) => group.alike !== true && holds(group, diagnosis.application),
  );
  const group = fitting.sort((a, b) => b.count - a.count)[0];
  const sharing = { looked, ...(group === undefined ? {} : { group }) };
  return { outcome: "others", diagnosis, finding, sharing };
}
