import type { Verdict } from "@lynceus/contract";
import type { Rendered } from "../rendered.ts";
import { renderSentence } from "./render-sentence.ts";

const SENTENCES: Readonly<Record<Extract<Verdict, { kind: "clarify" }>["reason"], string>> = {
  empty: "Which application? Ask with its name: `@lynceus why is payments-api failing?`",
  "no-words":
    "There is no word in that to look for. Reply with the name of an application, or paste the error.",
  "too-long":
    "That is too long to go through, and it names no application. Reply with the name, and the few lines that matter.",
};

/** A message that cannot be understood: what is missing, in one line. */
export function renderClarify(reason: Extract<Verdict, { kind: "clarify" }>["reason"]): Rendered {
  return renderSentence(SENTENCES[reason]);
}
