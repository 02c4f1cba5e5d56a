import { toEvidence } from "../../signals/signal.ts";
import { instant } from "../../text/instant.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { placeOf, podRule, versionBefore, whereOf } from "../pod-rule.ts";
import { readPull } from "./read-pull.ts";

/** F1: the registry knows no such tag. Refusals, rate limits and registries that are down are not this. */
export const imageTagMissing = podRule("F1", (pods) => {
  const pull = readPull(pods);
  if (pull?.kind !== "missing") return undefined;
  const { images } = pull;
  const several = images.length > 1;
  const at = instant(pods.view.node.createdAt);
  return {
    headline: (who) => `cannot pull ${who.possessive} image${several ? "s" : ""}`,
    facts: [
      {
        text: `Image${several ? "s" : ""} ${quoteNames(images)} ${several ? "are" : "is"} not found in the registry`,
        where: whereOf(pods),
        ...(at === undefined ? {} : { at }),
      },
    ],
    evidence: pull.signals.map(toEvidence),
    fix: fixOf(versionBefore(pods), placeOf(pods), pods.groups.length > 1 ? "tags" : "tag"),
  };
});

function fixOf(before: string | undefined, place: string, tags: string): string {
  if (before === undefined) return `Push the ${tags}, or name a tag that exists in ${place}.`;
  return `Push the ${tags}, or set the image back to ${quote(before, 60)} in ${place}.`;
}
