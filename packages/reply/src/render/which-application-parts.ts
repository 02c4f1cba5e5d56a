import { type FirstLook, needsLook } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { gapsSentence } from "../words/gaps.ts";
import { counted, quoted } from "../words/phrases.ts";
import { stateWord } from "../words/state-word.ts";

type WhichApplication = Extract<FirstLook, { outcome: "which-application" }>;

/** `, of which 3 need a look`; nothing while it is not known of those left out. */
function needing({ candidates, leftOut }: WhichApplication): string {
  const count = candidates.filter(needsLook).length;
  // Those in need come first: the count is whole as soon as one that is not stands among those shown.
  const isWhole = leftOut === 0 || count < candidates.length;
  if (!isWhole || count === candidates.length + leftOut) return "";
  if (count === 0) return ", none of which needs a look";
  return `, of which ${count} ${count === 1 ? "needs" : "need"} a look`;
}

function question(look: WhichApplication): string {
  const { why, asked, candidates, leftOut } = look;
  const all = candidates.length + leftOut;
  const name = asked === undefined ? undefined : quoted(asked, ROOM.name);
  const state = needing(look);
  switch (why) {
    case "same-name":
      return `${counted(all, "application")} ${all === 1 ? "is" : "are"} called ${name ?? "so"}${state}. Which one?`;
    case "partial-name":
      return name === undefined
        ? `${counted(all, "application")} fit${all === 1 ? "s" : ""} the question${state}. Which one?`
        : `No application is called just ${name}; ${counted(all, "name")} contain${all === 1 ? "s" : ""} it${state}. Which one?`;
    case "several-named":
      return `The question names ${counted(all, "application")}${state}. Which one first?`;
    case "none-named":
      return `The question names no application; ${all === 1 ? "one here needs" : `${all} here need`} a look. Which one?`;
  }
}

/** The question back with a button for each candidate; the shown ones are unhealthy first. */
export function whichApplicationParts(look: WhichApplication): readonly Part[] {
  const { candidates } = look;
  const shown = candidates.slice(0, ROOM.candidates);
  const beyond = candidates.length - shown.length + look.leftOut;
  const buttons = shown.map((application, index) => {
    const label = `${applicationLabel(application, candidates)} (${stateWord(application)})`;
    return lookAtButton(label, application, index + 1);
  });
  const gaps = gapsSentence(look.gaps);
  return [
    { kind: "verdict", line: question(look) },
    { kind: "choices", buttons },
    ...(beyond > 0
      ? [{ kind: "line", line: `${beyond} more are not shown: reply with the name.` } as const]
      : []),
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
  ];
}
