import {
  type ApplicationRef,
  type Diagnosis,
  type Finding,
  failuresOf,
  type Paste,
  type PasteMatch,
  type PasteWeight,
  WorkloadLogsResult,
} from "@lynceus/contract";
import type { ToolCaller } from "../ports.ts";
import { argumentsFor, attempt, diagnose } from "./ask-of.ts";
import type { ToldWithout } from "./told-without.ts";
import { weighPaste } from "./weigh-paste.ts";

/** Shorter pieces stand in too many lines to be the same one. */
const TELLING_LENGTH = 12;
const LONGEST_PIECE = 80;

/** What stays the same of a line when it is logged again: its longest piece without times, ids and numbers. */
function lastingPiece(line: string): string | undefined {
  const pieces = line
    .replace(/^.{0,60}?\b(?:ERROR|WARN(?:ING)?|FATAL|INFO)\b[\]:\s|-]*/, "")
    .split(/\d[\w:.+-]*|["'`{}]|\b[0-9a-f]{6,}\b/i)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= TELLING_LENGTH);
  return pieces.sort((a, b) => b.length - a.length)[0]?.slice(0, LONGEST_PIECE);
}

/** What a line of the same trouble holds too. */
function marksOf({ telling, key }: Paste): readonly string[] {
  return [lastingPiece(telling), key].filter((mark) => mark !== undefined);
}

/** RE2 has no way to quote but the backslash. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function restsOn(finding: Finding, { telling, host, exception, key }: Paste): boolean {
  const shown = [
    finding.headline,
    ...finding.facts.map(({ text }) => text),
    ...finding.evidence.map(({ excerpt }) => excerpt),
  ];
  const piece = lastingPiece(telling);
  const marks = [host, key, piece, exception?.includes(".") === true ? exception : undefined];
  return marks.some((mark) => mark !== undefined && shown.some((text) => text.includes(mark)));
}

async function matchOf(
  paste: Paste,
  diagnosis: Diagnosis,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<PasteMatch> {
  const finding = failuresOf(diagnosis).find((one) => restsOn(one, paste));
  if (finding !== undefined) return { kind: "finding", finding };
  const marks = marksOf(paste);
  if (marks.length === 0) return { kind: "none", lines: 0 };
  const grep = marks.map(literally).join("|");
  const args = { ...argumentsFor(diagnosis.application), grep };
  const searched = await attempt(
    tools.callParsed(WorkloadLogsResult, "get_application_workload_logs", args, signal),
  );
  if ("gap" in searched) return { kind: "none", lines: 0 };
  const { matched = 0, totalLines, entries, read } = searched.value;
  if (matched === 0) return { kind: "none", lines: totalLines };
  const hit = entries.findLast(({ text }) => marks.some((mark) => text.includes(mark)));
  const at = hit?.last ?? hit?.at;
  const pod = hit?.pods?.[0] ?? (read.length === 1 ? read[0]?.pod : undefined);
  return {
    kind: "logged",
    count: matched,
    ...(pod === undefined ? {} : { pod }),
    ...(at === undefined ? {} : { at }),
  };
}

/** What rules have weighed in the application's own logs says more than the pasted line alone. */
function weightIn(diagnosis: Diagnosis, paste: Paste): PasteWeight | undefined {
  const marks = marksOf(paste);
  const known = diagnosis.warnings.find(({ line }) => marks.some((mark) => line.includes(mark)));
  return known === undefined ? undefined : { weight: known.weight, reason: known.reason };
}

/**
 * Whether pasted lines are critical: by what they say, and by what the application that they came from shows.
 * Without an application only by what they say.
 */
export async function judgePaste(
  paste: Paste,
  application: ApplicationRef | undefined,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ToldWithout<"paste">> {
  const own = weighPaste(paste);
  if (application === undefined) return { outcome: "paste", paste, weight: own };
  const diagnosis = await diagnose(application, tools, { logs: true }, signal);
  const match = await matchOf(paste, diagnosis, tools, signal);
  const weight = weightIn(diagnosis, paste) ?? own;
  return { outcome: "paste", paste, weight, seen: { diagnosis, match } };
}
