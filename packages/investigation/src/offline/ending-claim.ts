import type { Finding } from "@lynceus/contract";
import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { clip, code } from "./clip.ts";
import { forPeople } from "./for-people.ts";
import { isStackFrame } from "./is-stack-frame.ts";
import { readLines } from "./read-lines.ts";
import { tellingClause } from "./telling-clause.ts";

export function isLogTool(tool: string): boolean {
  return /_logs?$/.test(tool);
}

const LAST_LINES = 2;

/** What a log ends with, where none of its lines names the failure: what the container was at. */
export function endingClaim(
  read: readonly Evidence[],
  { resource }: Finding,
): readonly [SubmittedClaim] | undefined {
  const log = read.find(
    ({ tool, failed, text }) => isLogTool(tool) && !failed && text.includes(resource.name),
  );
  if (log === undefined) return undefined;
  const lines = readLines(log)
    .filter(({ before, excerpt }) => /^\d{4}-\d\d-\d\dT/.test(before) && !isStackFrame(excerpt))
    .sort((a, b) => (a.before < b.before ? -1 : 1))
    .slice(-LAST_LINES);
  if (lines.length === 0) return undefined;
  const quoted = lines.map(({ excerpt }) => code(tellingClause(forPeople(excerpt), [])));
  return [
    {
      text: clip(`Its log ends with ${quoted.join(" and ")}`, 500),
      citations: lines.map(({ excerpt }) => ({ evidence: log.id, excerpt })),
    },
  ];
}
