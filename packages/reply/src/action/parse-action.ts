import { FindingsRef, parseApplicationKey } from "@lynceus/contract";
import { type Action, actionIds } from "./action.ts";

/** Ids of investigations as the store knows them. */
const INVESTIGATION = /^[\w.-]{1,200}$/;

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

function aboutFindings(name: string, value: string): Action | undefined {
  const findings = parseFindings(value);
  if (findings === undefined) return undefined;
  if (name === "focus_failure") return { kind: "focus-failure", ...findings };
  if (name === "show_evidence") return { kind: "show-evidence", ...findings };
  if (name === "investigate") return { kind: "investigate", ...findings };
  return undefined;
}

function aboutInvestigation(name: string, investigation: string): Action | undefined {
  if (!INVESTIGATION.test(investigation)) return undefined;
  if (name === "stop_investigation") return { kind: "stop", investigation };
  if (name === "show_citations") return { kind: "show-citations", investigation };
  if (name === "show_steps") return { kind: "show-steps", investigation };
  if (name === "rate_helpful") return { kind: "rate", investigation, rating: "helpful" };
  if (name === "rate_unhelpful") return { kind: "rate", investigation, rating: "unhelpful" };
  return undefined;
}

/** The page that a click within a drawer asks for, from 0; undefined for any other click. */
export function parsePageTurn(actionId: string, value: string): number | undefined {
  const isTurn = actionIds.exec(actionId)?.[1] === "turn_page";
  return isTurn && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

/** A clicked button back to what it refers to; undefined for a button or a value that is not ours. */
export function parseAction(actionId: string, value: string): Action | undefined {
  const name = actionIds.exec(actionId)?.[1];
  if (name === undefined) return undefined;
  if (name === "look_at" || name === "show_tree") {
    const kind = name === "look_at" ? "look-at" : "show-tree";
    return isKey(value) ? { kind, application: value } : undefined;
  }
  return aboutFindings(name, value) ?? aboutInvestigation(name, value);
}
