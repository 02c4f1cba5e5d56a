import type { CaseResult, TurnResult } from "../result.ts";

function ofTurn({ judged }: TurnResult): readonly string[] {
  const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`).join(", ");
  return [
    ...(judged.wrong.length > 0 ? [`WRONG: says ${quoted(judged.wrong)}`] : []),
    ...(judged.missing.length > 0 ? [`does not say ${quoted(judged.missing)}`] : []),
    ...(judged.unnamed.length > 0 ? [`does not name ${quoted(judged.unnamed)}`] : []),
    ...(judged.notCalledHealthy ? ["not called healthy"] : []),
    ...(judged.spoke ? ["spoke unasked"] : []),
    ...(judged.unfounded.length > 0 ? [`unfounded: ${judged.unfounded.join(" · ")}`] : []),
    ...(judged.calls.length > 0 ? [`calls: ${judged.calls.join(", ")}`] : []),
    ...(judged.confidentAndWrong && judged.wrong.length === 0 ? ["and is sure of it"] : []),
  ];
}

/** What is to be said against a result, in words; empty when it passed. */
export function sayProblems({ turns, problem }: CaseResult): string {
  return [...(problem === undefined ? [] : [problem]), ...turns.flatMap(ofTurn)].join("; ");
}

/** Where its road ended. */
export function reasonOf({ turns, problem }: CaseResult): string {
  if (problem !== undefined) return "no answer";
  return turns.find(({ reason }) => reason !== undefined)?.reason ?? "";
}
