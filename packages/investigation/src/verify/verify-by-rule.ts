import type { Answer } from "@lynceus/contract";
import { tokensOf } from "../offline/telling-words.ts";
import type { Support, Verdict } from "./verdict.ts";

/**
 * A second look without a model: what a statement names has to stand in what it cites. It knows words, not
 * meaning, so it never says more than that.
 */
export function verifyByRule({ rootCause, claims }: Answer): Verdict {
  const all = claims.flatMap(({ citations }) => citations.map(({ excerpt }) => excerpt)).join("\n");
  return {
    kind: "judged",
    rootCause: supportOf(rootCause, all),
    claims: claims.map(({ text, citations }) =>
      supportOf(text, citations.map(({ excerpt }) => excerpt).join("\n")),
    ),
  };
}

function supportOf(statement: string, excerpts: string): Support {
  const quoted = excerpts.toLowerCase();
  const named = [...statement.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span ?? []);
  const words = named.length > 0 ? named.flatMap(partsOf) : [...tokensOf(statement)];
  if (words.length === 0) return "yes";
  const found = words.filter((word) => quoted.includes(word));
  if (found.length === 0) return "no";
  return found.length * 2 >= words.length ? "yes" : "unclear";
}

/** A span's words: `accelerator=nvidia-l4` may be cited as `accelerator: nvidia-l4`. */
function partsOf(span: string): readonly string[] {
  return span
    .toLowerCase()
    .split(/[\s=:,]+/)
    .filter((part) => part.length > 1);
}
