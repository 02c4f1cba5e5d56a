import { readWords } from "./read-words.ts";

const NAME = "[\"']?([a-z0-9][a-z0-9._-]{1,62}[a-z0-9])[\"']?";
const CALLED = new RegExp(`\\b(?:namespace|ns|cluster|instance|argo ?cd) ${NAME}(?=[\\s?!.,]|$)`);
const CALLED_AFTER = new RegExp(`\\b${NAME} (?:namespace|cluster|instance)\\b`);
const WITHIN = new RegExp(`\\b(?:in|on|at|inside|within) (?:the )?${NAME}(?=[\\s?!.,]|$)`);
/** What stands behind «in» and «on» and is nowhere. */
const NOWHERE =
  /^(?:first|once|all|least|last|fault|risk|large|random|night|noon|work|scale|startup|boot|start|average|total|general|parallel|trouble|progress|git|github|kubernetes|k8s|slack|monday|tuesday|wednesday|thursday|friday|saturday|sunday|fire|hold|purpose|order|case|fact|call|parts?|particular|it|here|there|is|are|a|an|the|my|our|this|that)$/;

export interface SaidPlace {
  readonly name: string;
  /** It is called a namespace, a cluster or an instance; else it may be an application's name as well. */
  readonly isCalled: boolean;
}

/** Where a normalised text asks about: «on prod-eu-3», «cluster lab», «in checkout». What it is, only the index knows. */
export function readPlace(text: string): SaidPlace | undefined {
  const called = CALLED.exec(text)?.[1] ?? CALLED_AFTER.exec(text)?.[1];
  if (called !== undefined && isPlace(called)) return { name: called, isCalled: true };
  const within = WITHIN.exec(text)?.[1];
  if (within === undefined || !isPlace(within)) return undefined;
  return { name: within, isCalled: false };
}

function isPlace(word: string): boolean {
  return !NOWHERE.test(word) && readWords(word).length > 0;
}
