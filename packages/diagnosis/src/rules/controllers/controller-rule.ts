import type { ResourceNode } from "@lynceus/argocd";
import type { EvidenceLine, Fact, Severity, SharedCause } from "@lynceus/contract";
import { finding, resourceRef } from "../../say/finding.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { type Signal, toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import type { Rule } from "../rule.ts";

/** An unhealthy object of a controller that comes on top of Kubernetes' own, and what is said about it. */
export interface Controlled {
  readonly node: ResourceNode;
  readonly signals: readonly Signal[];
  readonly scene: Scene;
}

export interface ControllerTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  /** What it is told of, when that is not the object itself. */
  readonly about?: ResourceNode | undefined;
  readonly version?: string | undefined;
  readonly evidence?: readonly (EvidenceLine | undefined)[];
  readonly shared?: SharedCause | undefined;
}

export function controllerRule(
  mode: string,
  read: (controlled: Controlled) => ControllerTold | undefined,
): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "resource") return undefined;
      const { node } = trouble;
      const signals = resourceSignals(node, scene);
      const told = read({ node, signals, scene });
      if (told === undefined) return undefined;
      return finding({
        ...told,
        mode,
        severity: told.severity ?? "warning",
        subject: "application",
        resource: resourceRef(told.about ?? node),
        since: node.health?.lastTransitionTime ?? node.createdAt,
        evidence: [
          ...(told.evidence ?? []),
          ...signals.map(toEvidence),
          evidence({
            text: node.health?.status ?? "Unknown",
            object: objectName(node),
            field: "health.status (resource tree)",
          }),
        ],
      });
    },
  };
}
