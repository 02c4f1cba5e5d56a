import { finding, resourceRef } from "../../say/finding.ts";
import { nodeInfo } from "../../scene/node-info.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

const waits = /(\d+) old replicas are pending termination/;

/** F20: the new pods are there, and old ones do not go: long grace period, `preStop`, finalizer, lost node. */
export const pendingTermination: Rule = {
  mode: "F20",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "resource") return undefined;
    const { node } = trouble;
    const count = waits.exec(node.health?.message ?? "")?.[1];
    if (count === undefined) return undefined;
    const root = scene.tree.root(node);
    const leaving = scene.groups
      .filter((group) => group.workload === root)
      .flatMap((group) => group.pods)
      .filter((pod) => pod.state === "leaving");
    const nodes = leaving.flatMap((pod) => nodeInfo(pod.node, "Node") || []);
    const signals = resourceSignals(node, scene);
    const pods = leaving.map((pod) => pod.node.name);
    return finding({
      mode: "F20",
      severity: "info",
      subject: "application",
      resource: resourceRef(root),
      since: node.health?.lastTransitionTime ?? undefined,
      headline: `the rollout of ${root.kind} ${quote(root.name, 63)} waits for ${count} old pod${count === "1" ? "" : "s"} to end`,
      facts: [
        signals[0] && toFact(signals[0]),
        pods.length === 0
          ? undefined
          : {
              text: `Still ending: ${quoteNames(pods)}${nodes.length === 0 ? "" : `, on node ${quoteNames([...new Set(nodes)])}`}`,
            },
      ],
      evidence: signals.map(toEvidence),
      fix: "Wait for the grace period to end; if it does not, look at the pod's finalizers, its `preStop` hook and whether its node still answers.",
    });
  },
};
