import { type Answer, type ApplicationRef, applicationKey, failuresOf } from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { attempt, diagnose } from "./ask-of.ts";
import { whatItBrought } from "./tell-changes.ts";
import type { ToldWithout } from "./told-without.ts";

/** What to change: of the failures that are there now, and of an answer that was given before. */
export async function tellFix(
  application: ApplicationRef,
  before: Answer | undefined,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"fix">> {
  const diagnosis = await diagnose(application, tools, { logs: false }, signal);
  const failing = failuresOf(diagnosis);
  const isNew = failing.some(({ subject }) => subject === "new-revision");
  const brought = isNew ? await attempt(whatItBrought(application, tools, signal)) : undefined;
  const isSame = before?.application === applicationKey(diagnosis.application);
  return {
    outcome: "fix",
    diagnosis,
    failing,
    ...(before !== undefined && isSame ? { answer: before } : {}),
    ...(brought !== undefined && "value" in brought ? { brought: brought.value } : {}),
  };
}
