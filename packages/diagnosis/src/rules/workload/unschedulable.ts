import type { EvidenceLine, Fact } from "@lynceus/contract";
import { objectName } from "../../scene/node-info.ts";
import { type PodTemplate, podTemplate } from "../../scene/pod-template.ts";
import {
  readUnschedulable,
  type SchedulingClause,
  type Unschedulable,
} from "../../signals/read-unschedulable.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { plain, quote, quoteNames } from "../../text/quote.ts";
import { type FailingPods, placeOf, podRule } from "../pod-rule.ts";

/** F11: no node takes the pod; the scheduler counts the nodes by reason. */
export const unschedulable = podRule("F11", (pods) => {
  const { group, scene, signals, view } = pods;
  if (view.pod?.spec?.nodeName !== undefined) return undefined;
  const signal = signals.find(({ text }) => readUnschedulable(text) !== undefined);
  const read = signal && readUnschedulable(signal.text);
  if (signal === undefined || read === undefined) return undefined;
  const template = podTemplate(group.owner, scene);
  const asked = labelsOf(template);
  const said = read.clauses.slice(0, 3).map((clause) => sayClause(clause, read, asked));
  const [first] = read.clauses;
  return {
    headline: () => `cannot be scheduled: ${said.join(", ")}`,
    facts: [
      toFact(signal),
      requestFact(read, pods),
      first?.kind === "selector" ? selectorFact(asked) : undefined,
      autoscalerFact(pods),
    ],
    evidence: [toEvidence(signal), ...selectorEvidence(template, pods), ...signals.map(toEvidence)],
    fix: fixOf(first, asked, placeOf(pods)),
  };
});

type Labels = readonly (readonly [string, string])[];

/** Of the node selector, and of a node affinity that leaves no choice; several alternatives are not told. */
function labelsOf(template: PodTemplate | undefined): Labels {
  const terms =
    template?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms ?? [];
  const expressions = terms.length === 1 ? (terms[0]?.matchExpressions ?? []) : [];
  return [
    ...Object.entries(template?.nodeSelector ?? {}),
    ...expressions.flatMap(({ key, operator, values }): Labels => {
      if (operator === "Exists") return [[key, "*"]];
      return operator === "In" ? [[key, (values ?? []).join("|")]] : [];
    }),
  ];
}

const sayLabels = (labels: Labels) => quoteNames(labels.map(([key, value]) => `${key}=${value}`));

function sayClause(clause: SchedulingClause, { nodes }: Unschedulable, asked: Labels): string {
  const { count, kind, detail, text } = clause;
  if (kind === "claim-missing") return `volume claim ${quote(detail ?? "", 100)} does not exist`;
  if (kind === "gated") return "its scheduling gates are not lifted";
  if (kind === "no-nodes") return "the cluster has no nodes";
  if (kind === "claim-unbound") return "its volume claim is not bound";
  const none = count !== undefined && count === nodes;
  const some = `${count ?? "some"}${nodes === undefined ? "" : ` of ${nodes}`} nodes`;
  const which = none ? "no node" : some;
  switch (kind) {
    case "resource":
      return none
        ? `no node has enough ${quote(detail ?? "", 60)} left`
        : `${some} lack ${quote(detail ?? "", 60)}`;
    case "selector":
      if (asked.length === 0)
        return `${which} ${none ? "fits" : "do not fit"} its node selector or affinity`;
      return none
        ? `no node has the label ${sayLabels(asked)}`
        : `${some} lack the label ${sayLabels(asked)}`;
    case "taint": {
      const taint = detail === undefined ? "" : ` (${quote(detail, 80)})`;
      return none
        ? `every node has a taint it does not tolerate${taint}`
        : `${some} have a taint it does not tolerate${taint}`;
    }
    case "pods":
      return none ? "every node is full of pods" : `${some} are full of pods`;
    case "cordoned":
      return none ? "every node is cordoned" : `${some} are cordoned`;
    case "spread":
      return `${which} ${none ? "fits" : "do not fit"} its topology spread`;
    case "anti-affinity":
      return `${none ? "every node has" : `${some} have`} a pod its anti-affinity rules out`;
    case "affinity":
      return `${which} ${none ? "fits" : "do not fit"} its pod affinity`;
    case "volume-zone":
      return `${which} ${none ? "is" : "are not"} where its volume is`;
    case "volume-count":
      return `${none ? "every node has" : `${some} have`} all the volumes it can take`;
    case "ports":
      return `${none ? "every node has" : `${some} have`} its host port taken`;
    case "other":
      return `${quote(text, 100)}${count === undefined ? "" : ` (${some})`}`;
  }
}

/** What the pod asks for of the resources that are short. */
function requestFact({ clauses }: Unschedulable, { view }: FailingPods): Fact | undefined {
  const short = clauses.flatMap(({ kind, detail }) =>
    kind === "resource" && detail ? [detail] : [],
  );
  const asked = short.flatMap((resource) => {
    const each = (view.pod?.spec?.containers ?? []).flatMap(({ name, resources }) =>
      resources?.requests?.[resource] === undefined
        ? []
        : [`${plain(name, 40)} ${quote(resources.requests[resource], 20)}`],
    );
    return each.length === 0 ? [] : [`${quote(resource, 60)}: ${each.slice(0, 3).join(", ")}`];
  });
  if (asked.length === 0) return undefined;
  return { text: `Its containers request ${asked.join("; ")}` };
}

function selectorFact(asked: Labels): Fact | undefined {
  if (asked.length === 0) return undefined;
  return { text: `It asks for nodes with ${sayLabels(asked)}` };
}

function selectorEvidence(
  template: PodTemplate | undefined,
  { group }: FailingPods,
): readonly EvidenceLine[] {
  return Object.entries(template?.nodeSelector ?? {}).map(([key, value]) =>
    evidence({
      text: value,
      object: objectName(group.workload),
      field: `spec.template.spec.nodeSelector[${key}]`,
    }),
  );
}

/** The cluster autoscaler's and Karpenter's own events are Normal ones. */
function autoscalerFact({ view, scene }: FailingPods): Fact | undefined {
  const event = scene
    .events(view.node)
    .find(({ reason }) => ["TriggeredScaleUp", "NotTriggerScaleUp", "Nominated"].includes(reason));
  if (event === undefined) return undefined;
  const comes = event.reason !== "NotTriggerScaleUp";
  return {
    text: `The autoscaler ${comes ? "is adding a node" : "adds no node"}: ${quote(event.message, 160)}`,
    where: `event ${event.reason}`,
  };
}

/** Taints that the node controller and cloud providers set: to tolerate them puts the pod on a broken node. */
const nodeCondition = /^node\.(?:cloudprovider\.)?kubernetes\.io\/(?!unschedulable)/;

function fixOf(first: SchedulingClause | undefined, asked: Labels, place: string): string {
  switch (first?.kind) {
    case "resource":
      return `Request less ${quote(first.detail ?? "", 60)} in ${place}, or add nodes that have it.`;
    case "selector":
      return asked.length === 0
        ? `Add nodes that fit, or correct its node selector or affinity in ${place}.`
        : `Label or add nodes with ${sayLabels(asked)}, or correct its node selector or affinity in ${place}.`;
    case "taint":
      return nodeCondition.test(first.detail ?? "")
        ? `Platform: ${quote(first.detail ?? "", 80)} is the cluster's own mark for nodes that are not fit; mend those nodes or add others.`
        : `Add a toleration for the taint in ${place} if the pod belongs there, or add nodes without it.`;
    case "claim-missing":
      return `Create volume claim ${quote(first.detail ?? "", 100)}, or correct its name in ${place}.`;
    case "spread":
    case "affinity":
    case "anti-affinity":
      return `Add nodes that fit, or loosen the rule (\`ScheduleAnyway\`, \`preferred…\`) in ${place}.`;
    case "gated":
      return `Let what set \`schedulingGates\` lift them, or take them out of ${place}.`;
    case "volume-zone":
      return "Add a node in the zone of its volume: the volume cannot move.";
    default:
      return `Add nodes or make room; what the pod asks for is set in ${place}.`;
  }
}
