import { pad } from "./pad.ts";
import type { InvestigatedWorld } from "./run-investigations.ts";

/** What must hold: of the causes that a skill treats, and of all worlds with evidence beyond the first look. */
const FOUND = 0.8;
const NEW_EVIDENCE = 0.75;

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const percent = (part: number) => `${Math.round(part * 100)} %`;

function verdict({ found, wrong, problem, treated }: InvestigatedWorld): string {
  if (problem !== undefined) return problem;
  if (wrong.length > 0) return `WRONG: says ${wrong.map((words) => `"${words}"`).join(", ")}`;
  if (found) return "true cause found";
  return treated ? "not found" : "not found (no skill treats it)";
}

/** What falls short, in words; empty when everything holds. */
export function shortfalls(results: readonly InvestigatedWorld[]): readonly string[] {
  const treated = results.filter((result) => result.treated);
  const found = share(treated.filter((result) => result.found).length, treated.length);
  const investigated = results.filter((result) => result.investigated);
  const more = investigated.filter(({ newEvidence }) => newEvidence > 0).length;
  const wrong = results.filter((result) => result.wrong.length > 0).length;
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  return [
    ...(found < FOUND
      ? [`${percent(found)} of the causes found that a skill treats, not 80 %`]
      : []),
    ...(share(more, investigated.length) < NEW_EVIDENCE
      ? [`${percent(share(more, investigated.length))} with new evidence, not 75 %`]
      : []),
    ...(wrong > 0 ? [`${wrong} answered with a wrong cause`] : []),
    ...(failed > 0 ? [`${failed} not answered`] : []),
  ];
}

/** The investigations as a table for people, with the sums that decide at its end. */
export function investigationsTable(results: readonly InvestigatedWorld[]): string {
  const rows = results.map((result) =>
    [
      pad(result.world, 32),
      pad(result.mode, 8),
      pad(String(result.toolCalls), 6),
      pad(String(result.tokens), 7),
      pad(`${(result.ms / 1000).toFixed(1)} s`, 7),
      pad(String(result.newEvidence), 4),
      pad(result.confidence, 10),
      verdict(result),
    ].join(" "),
  );
  const treated = results.filter((result) => result.treated);
  const investigated = results.filter((result) => result.investigated);
  const more = investigated.filter(({ newEvidence }) => newEvidence > 0).length;
  const count = (those: readonly InvestigatedWorld[]) =>
    `${those.filter(({ found }) => found).length} of ${those.length}`;
  const missing = shortfalls(results);
  return [
    `${pad("world", 32)} ${pad("mode", 8)} ${pad("calls", 6)} ${pad("tokens", 7)} ${pad("took", 7)} ${pad("new", 4)} ${pad("confidence", 10)} answer`,
    ...rows,
    "",
    `True cause found in ${count(treated)} worlds that a skill treats, in ${count(results)} of all.`,
    `${more} of ${investigated.length} investigations cite evidence that the first look did not have.`,
    missing.length === 0 ? "Everything holds." : `Falls short: ${missing.join("; ")}.`,
  ].join("\n");
}
