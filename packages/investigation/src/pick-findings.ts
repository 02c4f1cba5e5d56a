import type { Finding, Focus } from "@lynceus/contract";

/** People say `5.2.0` where the tag is `v5.2.0`, and the other way round. */
function bare(version: string): string {
  return version.replace(/^v(?=\d)/, "");
}

function isPicked(finding: Finding, index: number, focus: Focus): boolean {
  switch (focus.by) {
    case "all":
      return true;
    case "number":
      return index + 1 === focus.number;
    case "subject":
      return finding.subject === focus.subject;
    case "version":
      return bare(finding.version ?? "") === bare(focus.version);
    case "finding":
      return focus.ids.includes(finding.id);
  }
}

/** The findings that a pick means, in their order; empty when it could mean none of them. */
export function pickFindings(findings: readonly Finding[], focus: Focus): readonly Finding[] {
  return findings.filter((finding, index) => isPicked(finding, index, focus));
}
