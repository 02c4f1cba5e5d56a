import type { ResourceNode } from "@lynceus/argocd";
import type { EvidenceLine, Fact, SharedCause } from "@lynceus/contract";
import { countServing, podsReady } from "../../say/count-serving.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { podFinding } from "../../say/pod-finding.ts";
import { sayWho } from "../../say/say-who.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { podSignals } from "../../signals/pod-signals.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { type Signal, toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/** An unhealthy object and everything that is said about it. */
export interface Ailing {
  readonly node: ResourceNode;
  readonly signals: readonly Signal[];
  readonly scene: Scene;
}

/** What a rule knows to say about an unhealthy object. */
export interface ToldOfObject {
  /** Follows the object's name: `cannot be decrypted`. */
  readonly clause: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly evidence?: readonly (EvidenceLine | undefined)[];
  readonly fix: string;
  /** It may be all in order and only not there yet. */
  readonly waits?: boolean;
  /** What it is told of, when that is not the object itself. */
  readonly about?: ResourceNode;
  /** Outside the application, and shared with others. */
  readonly shared?: SharedCause;
}

/**
 * A rule about an object that pods depend on: told of the pods that wait for it where there are some, else of
 * the object itself.
 */
export function objectRule(options: {
  readonly mode: string;
  readonly isMeant: (node: ResourceNode) => boolean;
  readonly read: (ailing: Ailing) => ToldOfObject | undefined;
}): Rule {
  const { mode, isMeant, read } = options;
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "pods" && trouble.kind !== "resource") return undefined;
      const nodes = trouble.kind === "pods" ? trouble.named : [trouble.node];
      for (const node of nodes) {
        if (!isMeant(node)) continue;
        const signals = resourceSignals(node, scene);
        const told = read({ node, signals, scene });
        // Pods that fail while something is only on its way fail for another reason.
        if (told === undefined || (told.waits && trouble.kind === "pods")) continue;
        const about = told.about ?? node;
        const said = `${about.kind} ${quote(about.name, 63)} ${told.clause}`;
        const evidence = [...(told.evidence ?? []), ...signals.map(toEvidence), healthOf(node)];
        if (trouble.kind === "resource") {
          return objectFinding(mode, { node: about, signals, scene }, { ...told, said, evidence });
        }
        const who = sayWho(trouble.groups, scene);
        const headline = `${who.text} cannot start: ${said}`;
        evidence.push(...podSignals(trouble.groups[0], scene).map(toEvidence));
        return podFinding(trouble.groups, scene, { mode, ...told, evidence, headline });
      }
      return undefined;
    },
  };
}

function objectFinding(
  mode: string,
  { node, scene }: Ailing,
  told: ToldOfObject & {
    readonly said: string;
    readonly evidence: readonly (EvidenceLine | undefined)[];
  },
) {
  const root = scene.tree.root(node);
  const serving = countServing(scene, [root]) ?? countServing(scene);
  return finding({
    mode,
    severity: told.waits ? "info" : serving?.ready === 0 ? "critical" : "warning",
    subject: "application",
    resource: resourceRef(node),
    since: node.createdAt,
    headline: told.said,
    facts: [
      ...told.facts,
      serving && serving.ready > 0
        ? { text: `What runs is untouched: ${podsReady(serving)}` }
        : undefined,
    ],
    evidence: told.evidence,
    fix: told.fix,
    shared: told.shared,
  });
}

function healthOf(node: ResourceNode) {
  return evidence({
    text: node.health?.status ?? "Unknown",
    object: objectName(node),
    field: "health.status (resource tree)",
  });
}
