import type { Claim } from "@lynceus/contract";
import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import type { Evidence, Ledger } from "./evidence.ts";
import { isVerbatim } from "./is-verbatim.ts";

type SubmittedCitation = SubmittedClaim["citations"][number];

export interface MissingCitation extends SubmittedCitation {
  readonly why: "no-such-evidence" | "not-in-it";
}

export interface CheckedClaims {
  readonly kept: readonly Claim[];
  /** Claims that were dropped, with what they cite and nothing says. */
  readonly dropped: readonly {
    readonly text: string;
    readonly missing: readonly MissingCitation[];
  }[];
}

/**
 * Keeps the claims whose every excerpt stands in the result that it names. One invented excerpt takes its
 * claim with it: a claim is not better founded than its worst part.
 */
export function checkClaims(
  claims: readonly SubmittedClaim[],
  ledger: Ledger,
  /** Where a result was read, in words. */
  sourceOf: (evidence: Evidence) => string,
): CheckedClaims {
  const kept: Claim[] = [];
  const dropped: CheckedClaims["dropped"][number][] = [];
  for (const { text, citations } of claims) {
    const missing = citations.flatMap((citation) => missingOf(citation, ledger));
    if (missing.length > 0 || citations.length === 0) {
      dropped.push({ text, missing });
      continue;
    }
    kept.push({
      text,
      citations: citations.flatMap(({ evidence: id, excerpt }) => {
        const evidence = ledger.get(id);
        if (evidence === undefined) return [];
        return { evidence: id, excerpt, tool: evidence.tool, source: sourceOf(evidence) };
      }),
    });
  }
  return { kept, dropped };
}

function missingOf(citation: SubmittedCitation, ledger: Ledger): readonly MissingCitation[] {
  const evidence = ledger.get(citation.evidence);
  if (evidence === undefined) return [{ ...citation, why: "no-such-evidence" }];
  if (isVerbatim(citation.excerpt, evidence.text)) return [];
  return [{ ...citation, why: "not-in-it" }];
}
