import type { EvalCase } from "../case.ts";
import { entryOf } from "../cases/truth.ts";
import type { Played } from "../play/play-case.ts";
import type { Judged } from "./judge-turn.ts";

/** Where the road ended for a case that does not hold: whose room the remedy is in. */
export type Reason =
  | "no answer"
  | "spoke unasked"
  | "not understood"
  | "application not resolved"
  | "several told for one"
  | "cut short"
  | "rule missing"
  | "called healthy"
  | "wrong word"
  | "citation"
  | "wording";

/** By what was said and found, the likely reason why a turn does not hold. */
export function whyMissed(one: EvalCase, played: Played, judged: Judged): Reason {
  const { text, investigated } = played;
  if (judged.spoke) return "spoke unasked";
  if (judged.unfounded.length > 0) return "citation";
  if (text === "") return "no answer";
  if (judged.missing.length === 0 && judged.unnamed.length === 0 && judged.wrong.length > 0) {
    return "wrong word";
  }
  const isResolved = investigated.length > 0 || /first look, /.test(text);
  if (/There is no application|no application named/i.test(text)) return "application not resolved";
  if (/^Which application\?|no word in that|too long to go through|Ask with its name/m.test(text)) {
    return "not understood";
  }
  if (/\d+ (?:more|earlier) \w+ (?:is|are)? ?not (?:listed|shown)/.test(text)) return "cut short";
  if (one.kind === "fleet" || one.kind === "acting") return "not understood";
  if (/which one/i.test(text)) return "several told for one";
  if (!isResolved) return "not understood";
  if (one.kind === "follow-up" || one.kind === "talk") return "not understood";
  const modes = investigated.flatMap(({ request }) =>
    request.diagnosis.findings.map(({ mode }) => mode),
  );
  if (modes.length === 0) return "called healthy";
  return modes.includes(entryOf(one.world).mode) ? "wording" : "rule missing";
}
