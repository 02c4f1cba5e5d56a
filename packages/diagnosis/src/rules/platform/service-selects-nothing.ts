import { finding, resourceRef } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { readMissedSelector, readPodLabels } from "../../scene/missed-selector.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** G8: a Service selects no pod, so whoever calls it gets no answer, while everything looks Healthy. */
export const serviceSelectsNothing: Rule = {
  mode: "G8",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "resource" || trouble.node.kind !== "Service") return undefined;
    const { node } = trouble;
    const missed = readMissedSelector(node, readPodLabels(scene));
    if (missed === undefined) return undefined;
    const { workload, wrong } = missed;
    const asked = quoteNames(wrong.map(({ key, wants }) => `${key}=${wants}`));
    const name = quote(node.name, 63);
    return finding({
      mode: "G8",
      severity: "warning",
      subject: "application",
      resource: resourceRef(node),
      headline: `Service ${name} selects no pod: it asks for ${asked}, which no pod has`,
      facts: wrong.map(({ key, wants, has }) => ({
        text: `${quote(key, 80)} is ${has === undefined ? "not set" : quote(has, 80)} on its pods, ${quote(wants, 80)} in the selector`,
        where: `${workload.kind} ${workload.name}`,
      })),
      evidence: wrong.map(({ key, wants }) =>
        evidence({
          text: wants,
          object: objectName(node),
          field: `networkingInfo.targetLabels[${key}] (resource tree)`,
        }),
      ),
      fix: `Make the selector of Service ${name} and the labels of ${workload.kind} ${quote(workload.name, 63)}'s pods the same, in ${sourcePlace(scene.observed.application)}.`,
    });
  },
};
