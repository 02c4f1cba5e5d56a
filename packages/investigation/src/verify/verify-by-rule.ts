import type { Answer } from "@lynceus/contract";
import { tokensOf } from "../offline/telling-words.ts";
import type { Support, Verdict } from "./verdict.ts";

/**
 * A second look without a model: what a statement names has to stand in what it cites. It knows words, not
 * meaning, so it never says more than that. A claim that names nothing in a code span is left to its excerpt.
 */
export function verifyByRule({ rootCause, claims }: Answer): Verdict {
  const all = claims.flatMap(({ citations }) => citations.map(({ excerpt }) => excerpt)).join("\n");
  return {
    kind: "judged",
    rootCause: causeSupport(rootCause, all),
    claims: claims.map(({ text, citations }) =>
      supportOf(namedIn(text), citations.map(({ excerpt }) => excerpt).join("\n")),
    ),
  };
}

/**
 * Half of what a verdict names is enough. Its other words are its own as often as not: they only count where too
 * little is named.
 */
function causeSupport(rootCause: string, excerpts: string): Support {
  const named = namedIn(rootCause);
  const quoted = excerpts.toLowerCase();
  const found = named.filter((word) => quoted.includes(word)).length;
  if (found > 0 && found * 2 >= named.length) return "yes";
  const support = supportOf([...named, ...tokensOf(rootCause)], excerpts);
  return support === "unclear" && named.length === 0 ? "yes" : support;
}

/** Above this share of its words a statement counts as carried. */
const ENOUGH = 1 / 3;

function supportOf(words: readonly string[], excerpts: string): Support {
  const wanted = new Set(words);
  if (wanted.size === 0) return "yes";
  const quoted = excerpts.toLowerCase();
  const found = [...wanted].filter((word) => quoted.includes(word)).length;
  if (found === 0) return "no";
  return found / wanted.size > ENOUGH ? "yes" : "unclear";
}

/** The words in code spans: `accelerator=nvidia-l4` may be cited as `accelerator: nvidia-l4`. */
function namedIn(statement: string): readonly string[] {
  return [...statement.matchAll(/`([^`]+)`/g)]
    .flatMap(([, span = ""]) => span.toLowerCase().split(/[\s=:,]+/))
    .filter((part) => part.length > 1);
}
