import type { EvidenceLine, Fact } from "@lynceus/contract";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quoteError } from "../text/quote.ts";

/** Something that Argo CD or Kubernetes says about an object, in its own words. */
export interface Signal {
  readonly text: string;
  /** `Pod payments-prod/payments-api-64…`. */
  readonly object: string;
  readonly field: string;
  /** Short, for a fact: `pod …64bf6c75-jrnsf, ImagePullBackOff`. */
  readonly where: string;
  readonly at?: string | undefined;
}

export function toEvidence(signal: Signal): EvidenceLine {
  return evidence(signal);
}

export function toFact(signal: Signal, text = quoteError(signal.text, 280)): Fact {
  const at = instant(signal.at);
  return { text, where: signal.where, ...(at === undefined ? {} : { at }) };
}
