import type { Finding } from "@lynceus/contract";
import { clip } from "../clip.ts";

const MOST = { findings: 10, facts: 4, evidence: 3 };
const LONGEST = { headline: 300, text: 400, name: 253 };

/** The worst findings of an application with the most telling of their facts and excerpts: what the index has room for. */
export function boundFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.slice(0, MOST.findings).map(boundFinding);
}

function boundFinding({ sharedBy: _, ...finding }: Finding): Finding {
  const { headline, facts, evidence, fix, version } = finding;
  return {
    ...finding,
    headline: clip(headline, LONGEST.headline),
    ...(version === undefined ? {} : { version: clip(version, LONGEST.name) }),
    facts: facts.slice(0, MOST.facts).map(({ text, where, at }) => ({
      text: clip(text, LONGEST.text),
      ...(where === undefined ? {} : { where: clip(where, LONGEST.text) }),
      ...(at === undefined ? {} : { at }),
    })),
    ...(fix === undefined ? {} : { fix: clip(fix, LONGEST.text) }),
    evidence: evidence.slice(0, MOST.evidence).map(({ excerpt, object, ...place }) => ({
      ...place,
      object: clip(object, LONGEST.text),
      excerpt: clip(excerpt, LONGEST.text),
    })),
  };
}
