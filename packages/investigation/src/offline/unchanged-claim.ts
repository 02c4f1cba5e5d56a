import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import type { Evidence } from "../evidence/evidence.ts";

/** That the last deployments render the same, where a tool says so: it rules a cause out. */
export function unchangedClaim(read: readonly Evidence[]): readonly [SubmittedClaim] | undefined {
  for (const { id, tool, failed, text } of read) {
    if (failed || !/_manifests$/.test(tool)) continue;
    const line = text.split("\n").find((each) => each.startsWith("No difference found"));
    if (line === undefined) continue;
    const says = "The manifests in Git did not change between the deployments compared";
    return [{ text: says, citations: [{ evidence: id, excerpt: line.slice(0, 300) }] }];
  }
  return undefined;
}
