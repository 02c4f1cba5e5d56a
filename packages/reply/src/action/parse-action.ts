import { FindingsRef, parseApplicationKey } from "@lynceus/contract";
import { type Action, actionIds } from "./action.ts";

function parseFindings(value: string): FindingsRef | undefined {
  try {
    const parsed = FindingsRef.safeParse(JSON.parse(value));
    return parsed.success && isKey(parsed.data.application) ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function isKey(application: string): boolean {
  return parseApplicationKey(application) !== undefined;
}

/** A clicked button back to what it refers to; undefined for a button or a value that is not ours. */
export function parseAction(actionId: string, value: string): Action | undefined {
  const name = actionIds.exec(actionId)?.[1];
  if (name === "look_at") {
    return isKey(value) ? { kind: "look-at", application: value } : undefined;
  }
  const findings = parseFindings(value);
  if (findings === undefined) return undefined;
  if (name === "focus_failure") return { kind: "focus-failure", ...findings };
  if (name === "show_evidence") return { kind: "show-evidence", ...findings };
  return undefined;
}
