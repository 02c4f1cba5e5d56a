import type { ApplicationSummary, Finding } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { sentence } from "../words/phrases.ts";

/** The failures of an application that was asked about for another reason, and the way to them. */
export function failingParts(
  application: ApplicationSummary,
  failing: readonly Finding[],
): readonly Part[] {
  if (failing.length === 0) return [];
  return [
    ...failing.slice(0, ROOM.facts).map(
      ({ headline, since }): Part => ({
        kind: "line",
        lead: "Failing:",
        line:
          since === undefined
            ? sentence(headline)
            : [`${headline} (`, { at: since, show: "ago" }, ")."],
      }),
    ),
    { kind: "buttons", buttons: [lookAtButton("What is wrong?", application, 1)] },
  ];
}
