import type { EvalCase, Expected, Turn } from "../case.ts";
import type { Renamer } from "./create-renamer.ts";

function renameExpected(expected: Expected, { said }: Renamer): Expected {
  const { mustSay, mustNotSay, failures } = expected;
  return {
    ...expected,
    mustSay: mustSay.map(said),
    mustNotSay: mustNotSay.map(said),
    ...(failures === undefined ? {} : { failures: failures.map((words) => words.map(said)) }),
  };
}

function renameTurn(turn: Turn, renamer: Renamer): Turn {
  const { says, expects } = turn;
  return {
    ...turn,
    says: renamer.said(says),
    ...(expects === undefined || expects === "silence"
      ? {}
      : { expects: renameExpected(expects, renamer) }),
  };
}

/** The same conversation about the renamed world. */
export function renameCase(one: EvalCase, renamer: Renamer): EvalCase {
  const { channel, turns } = one;
  const project = /^(.+)-support$/.exec(channel ?? "")?.[1];
  const renamed = turns.map((turn) => renameTurn(turn, renamer));
  if (project === undefined || project === "platform") return { ...one, turns: renamed };
  return { ...one, channel: `${renamer.said(project)}-support`, turns: renamed };
}
