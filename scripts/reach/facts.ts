import type { World } from "../../packages/standins/src/index.ts";

/** One thing that a right answer says: alternatives, of which one is enough; lower case. */
export interface Fact {
  readonly says: string;
  readonly words: readonly string[];
}

/** What somebody asks of a world, and what has to be known to answer it. */
export interface Asked {
  readonly question: string;
  /** The applications that it is about; none when it is about all. */
  readonly applications: readonly string[];
  /** Those that the recorded answers hold. */
  readonly facts: readonly Fact[];
  /** Those that no recorded answer holds: counts, and words of advice. */
  readonly unrecorded: readonly Fact[];
}

function toFact(says: string): Fact {
  return {
    says,
    words: says
      .toLowerCase()
      .split("|")
      .map((word) => word.trim()),
  };
}

/** Whether a text holds a fact. */
export function holds(text: string, { words }: Fact): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

/** The questions of a world with the facts that each needs, sorted by whether its recording holds them. */
export function factsOf({ about, truth, files }: World): readonly Asked[] {
  const recorded = [...files.values()].join("\n").toLowerCase();
  const asked = (question: string, applications: readonly string[], says: readonly string[]) => {
    const all = says.map(toFact);
    const facts = all.filter((fact) => holds(recorded, fact));
    return { question, applications, facts, unrecorded: all.filter((one) => !facts.includes(one)) };
  };
  const [question = ""] = truth.questions;
  return [
    ...(truth.mustSay.length > 0 ? [asked(question, about, truth.mustSay)] : []),
    ...truth.cases.map((one) => asked(one.question, [], one.mustSay)),
  ];
}
