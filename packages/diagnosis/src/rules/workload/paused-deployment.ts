import { countServing, podsReady } from "../../say/count-serving.ts";
import { changeFact, lastChange } from "../../say/find-change.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { imageTag } from "../../text/image.ts";
import { quote } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** F21: a Deployment is paused (`spec.paused`, or the resource action `pause`): nothing new is rolled out. */
export const pausedDeployment: Rule = {
  mode: "F21",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "resource" || trouble.node.kind !== "Deployment") return undefined;
    const { node } = trouble;
    if (!/paused/i.test(node.health?.message ?? "")) return undefined;
    const { observed } = scene;
    const wanted = scene.object(node)?.spec?.template?.spec?.containers?.[0]?.image;
    const runs = scene.groups.find((group) => group.workload === node)?.version;
    const tag = wanted === undefined ? undefined : imageTag(wanted);
    const held = tag !== undefined && runs !== undefined && tag !== runs;
    const serving = countServing(scene, [node]);
    const change = lastChange(observed);
    const name = quote(node.name, 63);
    return finding({
      mode: "F21",
      severity: "info",
      subject: "application",
      resource: resourceRef(node),
      since: node.health?.lastTransitionTime ?? undefined,
      headline: `Deployment ${name} is paused: ${held ? `${quote(tag, 60)} is not rolled out, ${quote(runs, 60)} keeps running` : "nothing new is rolled out"}`,
      facts: [
        serving && { text: podsReady(serving), where: `Deployment ${node.name}` },
        change && changeFact(change, [observed.summary.name, node.name]),
      ],
      evidence: [
        ...resourceSignals(node, scene).map(toEvidence),
        held
          ? evidence({
              text: wanted ?? "",
              object: objectName(node),
              field: "spec.template.spec.containers[0]",
            })
          : undefined,
      ],
      fix: `Take \`paused: true\` out of ${sourcePlace(observed.application)} if it is set there; else resume the Deployment (resource action \`resume\`).`,
    });
  },
};
