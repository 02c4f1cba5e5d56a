import { says } from "../../apps/playground/src/answers-truth.ts";
import type { Expected } from "../case.ts";
import type { Played } from "../play/play-case.ts";
import { findUnfounded } from "./check-citations.ts";

/** Said of what is well: any of these. */
const WELL = "healthy|not critical|nothing is wrong|no failure";
/** Calls of one investigation; more is wandering about. */
const MOST_CALLS = 20;
/** What a reading bot never calls. */
const WRITES = /^(?:create|update|delete|sync|rollback|terminate|patch|run|set)_/;

/** One turn held against what is true. */
export interface Judged {
  /** What was to be said and was not. */
  readonly missing: readonly string[];
  /** What was said and is not so. */
  readonly wrong: readonly string[];
  /** Failures that were not named, by the words that tell them. */
  readonly unnamed: readonly string[];
  /** True when nothing is wrong there and it was not said. */
  readonly notCalledHealthy: boolean;
  /** Something was said where nobody wanted an answer. */
  readonly spoke: boolean;
  /** Wrong, or high or medium confidence without the cause. */
  readonly confidentAndWrong: boolean;
  /** Cited excerpts that stand nowhere. */
  readonly unfounded: readonly string[];
  /** Calls that a reading bot does not make, or too many of them. */
  readonly calls: readonly string[];
}

const nothing: Judged = {
  missing: [],
  wrong: [],
  unnamed: [],
  notCalledHealthy: false,
  spoke: false,
  confidentAndWrong: false,
  unfounded: [],
  calls: [],
};

function misusedCalls({ investigated }: Played): readonly string[] {
  return investigated.flatMap(({ end }) => {
    const writes = end.steps.filter(({ tool }) => WRITES.test(tool)).map(({ tool }) => tool);
    const { toolCalls } = end.spent;
    return toolCalls > MOST_CALLS ? [...writes, `${toolCalls} calls`] : writes;
  });
}

function isSure({ investigated }: Played): boolean {
  return investigated.some(({ end }) => end.kind === "answered" && end.answer.confidence !== "low");
}

function judgeWords(played: Played, expected: Expected) {
  const { text } = played;
  const missing = expected.mustSay.filter((words) => !says(text, words));
  const wrong = expected.mustNotSay.filter((words) => says(text, words));
  const unnamed = (expected.failures ?? [])
    .filter((words) => !words.every((word) => says(text, word)))
    .map((words) => words.join(" "));
  const notCalledHealthy = expected.healthy === true && !says(text, WELL);
  const isFound = missing.length === 0 && unnamed.length === 0;
  return {
    missing,
    wrong,
    unnamed,
    notCalledHealthy,
    confidentAndWrong: wrong.length > 0 || (!isFound && isSure(played)),
  };
}

/** Holds what was said in one turn against what is expected of it. */
export function judgeTurn(played: Played): Judged {
  const { expects } = played.turn;
  const always = {
    unfounded: played.investigated.flatMap(findUnfounded),
    calls: misusedCalls(played),
  };
  if (expects === undefined) return { ...nothing, ...always };
  if (expects === "silence") return { ...nothing, ...always, spoke: played.text !== "" };
  return { ...nothing, ...always, ...judgeWords(played, expects) };
}

/** Whether an investigation's own answer says what is true; undefined where none followed or none is expected. */
export function isFoundByAnswer({ turn, investigated }: Played): boolean | undefined {
  const { expects } = turn;
  if (investigated.length === 0 || expects === undefined || expects === "silence") return undefined;
  const answers = investigated.flatMap(({ end }) => (end.kind === "answered" ? end.answer : []));
  const said = JSON.stringify(answers);
  return expects.mustSay.every((words) => says(said, words));
}

/** Whether nothing at all is to be said against a turn. */
export function holds(judged: Judged): boolean {
  const { missing, wrong, unnamed, notCalledHealthy, spoke, unfounded, calls } = judged;
  const said = [...missing, ...wrong, ...unnamed, ...unfounded, ...calls];
  return said.length === 0 && !notCalledHealthy && !spoke && !judged.confidentAndWrong;
}
