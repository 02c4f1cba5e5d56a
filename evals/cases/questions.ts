import { listWorlds, type WorldEntry } from "../../packages/standins/src/index.ts";
import type { EvalCase } from "../case.ts";
import { causeIn } from "./truth.ts";

function questionsOf({ id, truth }: WorldEntry): readonly EvalCase[] {
  return truth.questions.map((question, index) => ({
    id: `${id}/${index + 1}`,
    kind: "question",
    world: id,
    turns: [{ says: question, ifAskedBack: "both", expects: causeIn(id) }],
  }));
}

function casesOf({ id, truth }: WorldEntry): readonly EvalCase[] {
  return truth.cases.map(({ question, mustSay, mustNotSay }, index) => ({
    id: `${id}/${index + 1}`,
    kind: "fleet",
    world: id,
    turns: [{ says: question, expects: { mustSay, mustNotSay } }],
  }));
}

/** Every question that a recording came with. */
export const questions: readonly EvalCase[] = listWorlds().flatMap((entry) => [
  ...questionsOf(entry),
  ...casesOf(entry),
]);
