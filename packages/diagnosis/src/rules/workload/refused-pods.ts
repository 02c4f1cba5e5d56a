import type { ResourceNode } from "@lynceus/argocd";
import type { Fact, Finding } from "@lynceus/contract";
import { countServing, podsReady } from "../../say/count-serving.ts";
import { changeFact, changeOfGroup, lastChange } from "../../say/find-change.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { isSame } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { type Refusal, readRefusal } from "../../signals/read-refusal.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { type Signal, toEvidence, toFact } from "../../signals/signal.ts";
import { plain, quote, quoteNames } from "../../text/quote.ts";
import type { Trouble } from "../../trouble.ts";
import type { Rule } from "../rule.ts";

const sizes = new Set<Refusal["kind"]>(["quota", "quota-wants", "limit-range"]);

/** F9: a ResourceQuota or a LimitRange does not let pods be made. The ReplicaSet, StatefulSet or Job says so. */
export const sizeRefused: Rule = {
  mode: "F9",
  recognise: (trouble, scene) =>
    explain("F9", trouble, scene, (refusal) => sizes.has(refusal.kind)),
};

/** F10: PodSecurity, a service account or an admission webhook does not let pods be made. */
export const admissionRefused: Rule = {
  mode: "F10",
  recognise: (trouble, scene) =>
    explain("F10", trouble, scene, (refusal) => !sizes.has(refusal.kind)),
};

function explain(
  mode: string,
  trouble: Trouble,
  scene: Scene,
  isMeant: (refusal: Refusal) => boolean,
): Finding | undefined {
  for (const node of makersOf(trouble, scene)) {
    const signals = resourceSignals(node, scene);
    const signal = signals.find(({ text }) => readRefusal(text) !== undefined);
    const refusal = signal && readRefusal(signal.text);
    if (signal === undefined || refusal === undefined || !isMeant(refusal)) continue;
    return tell(mode, node, refusal, { signal, signals, scene });
  }
  return undefined;
}

/** What makes pods, or a hook's Job that cannot make its own. */
function makersOf(trouble: Trouble, scene: Scene): readonly ResourceNode[] {
  if (trouble.kind === "resource") return [trouble.node];
  if (trouble.kind !== "hook") return [];
  return scene.tree.nodes.filter((node) => trouble.hooks.some((hook) => isSame(hook, node)));
}

function tell(
  mode: string,
  node: ResourceNode,
  refusal: Refusal,
  said: { readonly signal: Signal; readonly signals: readonly Signal[]; readonly scene: Scene },
): Finding {
  const { signal, signals, scene } = said;
  const { observed } = scene;
  const root = scene.tree.root(node);
  const serving = countServing(scene, [root]);
  const revisions = scene.groupsOf(root);
  const group = revisions.find((each) => each.owner === node);
  const beside = revisions.some(
    (each) => each.owner !== node && each.pods.some((pod) => pod.state === "ready"),
  );
  const change = group === undefined ? lastChange(observed) : changeOfGroup(observed, group);
  const of = root.name === observed.summary.name ? "" : ` of ${root.kind} ${quote(root.name, 63)}`;
  const place = sourcePlace(observed.application);
  return finding({
    mode,
    severity: serving === undefined || serving.ready === 0 ? "critical" : "warning",
    subject: beside ? "new-revision" : "application",
    resource: resourceRef(root),
    since: node.createdAt,
    headline: `Kubernetes refuses ${beside ? "the new revision's" : "its"} pods${of}: ${whyOf(refusal)}`,
    facts: [
      detailFact(refusal, signal) ?? toFact(signal),
      serving === undefined
        ? undefined
        : { text: podsReady(serving), where: `${root.kind} ${root.name}` },
      change && changeFact(change, [observed.summary.name, root.name]),
    ],
    evidence: signals.map(toEvidence),
    fix: fixOf(refusal, place),
  });
}

function whyOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case "quota":
      return `quota ${quote(refusal.quota, 63)} (${quote(refusal.limited, 60)}) has no room for more`;
    case "quota-wants":
      return `quota ${quote(refusal.quota, 63)} wants ${quote(refusal.wants, 80)} to be set`;
    case "limit-range": {
      const { bound, resource, per, allowed, asked } = refusal;
      const most = {
        maximum: "at most",
        minimum: "at least",
        ratio: "a limit to request ratio of",
      };
      const ask = asked === undefined ? "none is set" : `it is ${quote(asked, 20)}`;
      return `the namespace's LimitRange wants ${most[bound]} ${quote(allowed, 20)} ${plain(resource, 40)} per ${plain(per.toLowerCase(), 30)}, and ${ask}`;
    }
    case "pod-security": {
      const [level = ""] = refusal.profile.split(":");
      const shown = refusal.violations.map((each) => plain(each, 50)).slice(0, 2);
      const rest = refusal.violations.length - shown.length;
      return `PodSecurity ${quote(level, 40)} does not allow ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    }
    case "constraints":
      return "no security context constraint allows what they ask for";
    case "service-account":
      return `service account ${quote(refusal.name, 63)} does not exist`;
    case "webhook-denied":
      return `admission webhook ${quote(refusal.webhook, 80)} denies them: ${quote(refusal.words, 120)}`;
    case "webhook-down":
      return `admission webhook ${quote(refusal.webhook, 80)} does not answer`;
    case "other":
      return quote(refusal.words, 140);
  }
}

function detailFact(refusal: Refusal, signal: Signal): Fact | undefined {
  const where = { where: signal.where };
  switch (refusal.kind) {
    case "quota":
      return {
        text: `Requested ${quote(refusal.requested, 80)}, used ${quote(refusal.used, 80)} of ${quote(refusal.limited, 80)}`,
        ...where,
      };
    case "pod-security":
      return {
        text: `Against profile ${quote(refusal.profile, 60)}: ${quoteNames(refusal.violations, 5)}`,
        ...where,
      };
    default:
      return undefined;
  }
}

function fixOf(refusal: Refusal, place: string): string {
  switch (refusal.kind) {
    case "quota":
      return `Request less or run fewer replicas in ${place}, or have quota ${quote(refusal.quota, 63)} raised.`;
    case "quota-wants":
      return `Set ${quote(refusal.wants, 80)} on the containers in ${place}.`;
    case "limit-range":
      return `Keep to ${quote(refusal.allowed, 20)} in ${place}, or have the LimitRange changed.`;
    case "pod-security":
      return `Meet the profile (\`securityContext\`) in ${place}, or run it in a namespace that allows this.`;
    case "constraints":
      return `Ask for less in \`securityContext\` in ${place}, or give its service account a constraint that allows it.`;
    case "service-account":
      return `Add service account ${quote(refusal.name, 63)} to ${place}, or correct \`serviceAccountName\`.`;
    case "webhook-denied":
      return `Meet the policy that the webhook names, in ${place}.`;
    case "webhook-down":
      return `Platform: bring back what serves webhook ${quote(refusal.webhook, 80)}; the pods follow by themselves.`;
    case "other":
      return `Correct what the message names, in ${place}.`;
  }
}
