import type { Confidence } from "@lynceus/contract";

/** One step less sure; `low` stays. */
export function lowered(confidence: Confidence): Confidence {
  return confidence === "high" ? "medium" : "low";
}
