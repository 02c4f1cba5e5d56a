import type { Finding } from "@lynceus/contract";
import { countServing, podsReady } from "../say/count-serving.ts";
import { finding, resourceRef } from "../say/finding.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { resourceSignals } from "../signals/resource-signals.ts";
import { toEvidence, toFact } from "../signals/signal.ts";
import { evidence } from "../text/evidence.ts";
import { quote, quoteError } from "../text/quote.ts";
import type { TroubleOf } from "../trouble.ts";

/** An unhealthy object: its state in Argo CD's word, and whatever says why. */
export function describeResource(trouble: TroubleOf<"resource">, scene: Scene): Finding {
  const { node } = trouble;
  const root = scene.tree.root(node);
  const signals = resourceSignals(node, scene);
  const serving = countServing(scene, [root]);
  const status = node.health?.status ?? "Unknown";
  const waits = status === "Suspended" || (status === "Progressing" && signals.length === 0);
  const [first] = signals;
  return finding({
    mode: "?",
    severity: waits ? "info" : serving?.ready === 0 ? "critical" : "warning",
    subject: "application",
    resource: resourceRef(node),
    since: node.createdAt,
    headline: `${what(node, root)}${first === undefined ? ", and Argo CD gives no reason" : `: ${quoteError(first.text, 160)}`}`,
    facts: [
      ...signals.slice(0, 3).map((signal) => toFact(signal)),
      serving === undefined
        ? undefined
        : {
            text: podsReady(serving),
            where: `${root.kind} ${root.name}`,
          },
    ],
    evidence: [
      ...signals.map(toEvidence),
      evidence({ text: status, object: objectName(node), field: "health.status (resource tree)" }),
    ],
  });
}

type Node = TroubleOf<"resource">["node"];

function what(node: Node, root: Node): string {
  if (node.kind === "ReplicaSet" && node.health?.status === "Degraded") {
    return `Kubernetes refuses pods of ${root.kind} ${quote(root.name, 63)}`;
  }
  const of = root === node ? "" : ` (of ${root.kind} ${quote(root.name, 63)})`;
  const verb = node.health?.status === "Progressing" ? "stays" : "is";
  return `${node.kind} ${quote(node.name, 63)}${of} ${verb} ${node.health?.status ?? "Unknown"}`;
}
