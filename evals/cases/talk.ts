import type { EvalCase, Turn } from "../case.ts";
import { causeIn, entryOf, says } from "./truth.ts";

const world = "image-tag-missing";
const [question = ""] = entryOf(world).truth.questions;

const colleague = (words: string): Turn => ({
  says: words,
  by: "colleague",
  mentions: false,
  expects: "silence",
});
const talk = (id: string, ...turns: readonly Turn[]): EvalCase => ({
  id: `${world}/talk-${id}`,
  kind: "talk",
  world,
  turns,
});

/** People who talk to each other, with and without Lynceus in the thread. */
export const talks: readonly EvalCase[] = [
  talk("channel", colleague("payments-api looks odd since lunch")),
  talk("lunch", colleague("anybody up for lunch?")),
  talk("thanks-to-someone", { says: question }, colleague("thanks Dana, I'm on it")),
  talk("chatter", { says: question }, colleague("oh no, not again :facepalm:")),
  talk("emoji", { says: question }, colleague(":+1:")),
  talk("statement", { says: question }, colleague("I will push the tag now")),
  talk(
    "to-a-person",
    { says: question },
    colleague("<@U0DANA0001> can you call me when you are back?"),
  ),
  talk(
    "asked-by-colleague",
    { says: question },
    {
      says: "which tag is missing?",
      by: "colleague",
      expects: says(["2.4.0-rc1"]),
    },
  ),
  talk("mid-thread", colleague("payments-api looks odd since lunch"), {
    says: "any idea what is wrong here?",
    mentions: true,
    expects: causeIn(world),
  }),
  talk(
    "mid-thread-alert",
    colleague("[FIRING:1] KubePodNotReady payments-prod/payments-api-6445bf6c75-jrnsf"),
    { says: "can you check this?", mentions: true, expects: causeIn(world) },
  ),
];
