import {
  type ApplicationRef,
  type Ask,
  failuresOf,
  GetApplicationResult,
  needsLook,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { argumentsFor, attempt, diagnose } from "./ask-of.ts";
import type { ToldWithout } from "./told-without.ts";

/** How an application stands, with its failures when it has any. */
export async function tellStatus(
  application: ApplicationRef,
  of: Extract<Ask, { kind: "status" }>["of"],
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"status">> {
  const args = argumentsFor(application);
  const state = await tools.callParsed(GetApplicationResult, "get_application", args, signal);
  const looked = needsLook(state.application)
    ? await attempt(diagnose(application, tools, { logs: false }, signal))
    : undefined;
  const failing = looked !== undefined && "value" in looked ? failuresOf(looked.value) : [];
  return { outcome: "status", of, state, failing };
}
