import { podFinding, previousVersion } from "../../say/pod-finding.ts";
import { sayWho, verb } from "../../say/say-who.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { podSignals, podWhere, spokesman } from "../../signals/pod-signals.ts";
import { readPullFailure } from "../../signals/read-pull-failure.ts";
import { toEvidence } from "../../signals/signal.ts";
import { shortImage } from "../../text/image.ts";
import { instant } from "../../text/instant.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** F1: the registry knows no such tag. Refusals, rate limits and registries that are down are not this. */
export const imageTagMissing: Rule = {
  mode: "F1",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "pods") return undefined;
    const [group] = trouble.groups;
    const view = spokesman(group, scene);
    if (view === undefined || !/ErrImagePull|ImagePullBackOff/.test(view.reason)) return undefined;
    const signals = podSignals(group, scene).filter((signal) => aboutPull.test(signal.field));
    const telling = signals.find((signal) => readPullFailure(signal.text) !== "unknown");
    if (telling === undefined || readPullFailure(telling.text) !== "missing") return undefined;

    const images = [...new Set(trouble.groups.flatMap((each) => pulledImage(each.pods) ?? []))];
    const who = sayWho(trouble.groups, scene);
    const before = previousVersion(group, scene);
    const at = instant(view.node.createdAt);
    return podFinding(trouble.groups, scene, {
      mode: "F1",
      headline: `${who.text} cannot pull ${who.possessive} image${images.length > 1 ? "s" : ""}`,
      facts: [
        {
          text: `Image${images.length > 1 ? "s" : ""} ${quoteNames(images)} ${images.length > 1 ? "are" : "is"} not found in the registry`,
          where: podWhere(view, trouble.groups),
          ...(at === undefined ? {} : { at }),
        },
      ],
      evidence: signals.map(toEvidence),
      fix: fixOf(before, sourcePlace(scene.observed.application), verb(who, "tag", "tags")),
    });
  },
};

/** Where the kubelet says how a pull went. */
const aboutPull = /state\.waiting|^event Failed$|^health\.message/;

function fixOf(before: string | undefined, place: string, tags: string): string {
  if (before === undefined) return `Push the ${tags}, or name a tag that exists in ${place}.`;
  return `Push the ${tags}, or set the image back to ${quote(before, 60)} in ${place}.`;
}

function pulledImage(
  pods: readonly {
    readonly state: string;
    readonly images: readonly string[];
    readonly container: { readonly image: string } | undefined;
  }[],
): string | undefined {
  const failing = pods.find((pod) => pod.state === "failing");
  const image = failing?.container?.image || failing?.images[0];
  return image === undefined ? undefined : shortImage(image);
}
