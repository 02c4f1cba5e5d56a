import {
  ApplicationDiffResult,
  ApplicationHistoryResult,
  type ApplicationRef,
  failuresOf,
  ManifestsResult,
  needsLook,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { argumentsFor, attempt, diagnose } from "./ask-of.ts";
import type { ToldWithout } from "./told-without.ts";

/** What the newest revision that differs from the one before it changed. */
export function whatItBrought(
  application: ApplicationRef,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ManifestsResult> {
  const args = { ...argumentsFor(application), compareTo: "previous" };
  return tools.callParsed(ManifestsResult, "get_application_manifests", args, signal);
}

/** The last deployments, what the newest one changed, and what drifted since. */
export async function tellChanges(
  application: ApplicationRef,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"changes">> {
  const args = argumentsFor(application);
  const [history, brought] = await Promise.all([
    tools.callParsed(ApplicationHistoryResult, "get_application_history", args, signal),
    attempt(whatItBrought(application, tools, signal)),
  ]);
  const { sync } = history.application;
  const [drift, diagnosis] = await Promise.all([
    sync === "Synced"
      ? undefined
      : attempt(tools.callParsed(ApplicationDiffResult, "get_application_diff", args, signal)),
    needsLook(history.application)
      ? attempt(diagnose(application, tools, { logs: false }, signal))
      : undefined,
  ]);
  return {
    outcome: "changes",
    history,
    failing: diagnosis !== undefined && "value" in diagnosis ? failuresOf(diagnosis.value) : [],
    gaps: [brought, drift, diagnosis].flatMap((part) =>
      part !== undefined && "gap" in part ? [part.gap] : [],
    ),
    ...("value" in brought ? { brought: brought.value } : {}),
    ...(drift !== undefined && "value" in drift ? { drift: drift.value } : {}),
  };
}
