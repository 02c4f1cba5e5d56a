import type { Finding, Serving } from "@lynceus/contract";
import { counted } from "./phrases.ts";

/** `2 of 2 pods ready` */
export function servingPods({ ready, desired }: Serving): string {
  return `${ready} of ${counted(desired, "pod")} ready`;
}

/** What still serves, as a sentence behind the verdict: whether to get out of bed for it. */
export function servingSentence(
  serving: Serving | undefined,
  subject: Finding["subject"] | undefined,
): string | undefined {
  if (serving === undefined || serving.desired === 0) return undefined;
  const { ready, desired } = serving;
  const pods = servingPods(serving);
  if (ready === 0) return `Nothing serves (${pods}).`;
  if (subject === "new-revision") {
    return `The old one still serves${ready < desired ? `, but only ${pods}` : ` (${pods})`}.`;
  }
  if (ready < desired) return `Only ${pods}.`;
  return subject === "application" ? `What runs keeps serving (${pods}).` : `${pods}.`;
}
