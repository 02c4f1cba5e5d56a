import type { EvalCase } from "../case.ts";
import { acting } from "./acting.ts";
import { concepts } from "./concepts.ts";
import { fleet } from "./fleet.ts";
import { followUps } from "./follow-ups.ts";
import { healthy } from "./healthy.ts";
import { hurried } from "./hurried.ts";
import { names } from "./names.ts";
import { otherWords } from "./other-words.ts";
import { people } from "./people.ts";
import { questions } from "./questions.ts";
import { revisions } from "./revisions.ts";
import { talks } from "./talk.ts";

/** Everything that is asked, in the order in which it is told. */
export const allCases: readonly EvalCase[] = [
  ...questions,
  ...otherWords,
  ...followUps,
  ...healthy,
  ...names,
  ...fleet,
  ...hurried,
  ...concepts,
  ...revisions,
  ...people,
  ...acting,
  ...talks,
];
