import { type ApplicationRef, GetApplicationResult, WorkloadLogsResult } from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { argumentsFor, attempt } from "./ask-of.ts";
import type { ToldWithout } from "./told-without.ts";

/**
 * The telling lines of an application's logs. `workload` is what somebody called it, when that is not the
 * application's own name: then only this workload's logs, where there is one of that name.
 */
export async function showLogs(
  application: ApplicationRef,
  workload: string | undefined,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"logs">> {
  const args = argumentsFor(application);
  const read = (more: object) =>
    tools.callParsed(
      WorkloadLogsResult,
      "get_application_workload_logs",
      { ...args, ...more },
      signal,
    );
  const of = { resourceRef: { kind: "Deployment", name: workload } };
  const [state, named] = await Promise.all([
    tools.callParsed(GetApplicationResult, "get_application", args, signal),
    workload === undefined ? undefined : attempt(read(of)),
  ]);
  const logs = named !== undefined && "value" in named ? named.value : await read({});
  return { outcome: "logs", application: state.application, logs };
}
