import { sourcePlace } from "../../say/source-place.ts";
import { toFact } from "../../signals/signal.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { controllerRule } from "./controller-rule.ts";

interface Reason {
  readonly pattern: RegExp;
  /** Follows the autoscaler's name. */
  readonly clause: (found: RegExpExecArray) => string;
  readonly fix: (place: string, found: RegExpExecArray) => string;
  readonly shared?: string;
}

const ofPlatform = (api: string) =>
  `Platform: bring ${api} back; every autoscaler of the cluster waits for it.`;

/** What the HPA controller says (autoscaling/v2, Kubernetes 1.23 and later; v1 puts the same in an annotation). */
const reasons: readonly Reason[] = [
  {
    pattern: /missing request for (\S+?) (?:in container (\S+) of Pod|for container)/,
    clause: (found) =>
      `cannot compute: ${found[2] === undefined ? "a container" : `container ${quote(found[2], 60)}`} requests no ${quote(found[1] ?? "cpu", 20)}`,
    fix: (place, found) =>
      `Set \`resources.requests.${found[1] ?? "cpu"}\` of the container, in ${place}: a percentage is one of the request.`,
  },
  {
    pattern:
      /(?:could not find the requested resource|unable to handle the request)[^\n]*\b(custom|external)\.metrics\.k8s\.io|unable to fetch metrics from (custom|external) metrics API: the server (?:could not find|is currently unable)/,
    clause: (found) =>
      `gets no metrics, and it is not this application: the ${found[1] ?? found[2]} metrics API does not answer`,
    fix: () => ofPlatform("the metrics adapter (Prometheus adapter, KEDA)"),
    shared: "custom.metrics.k8s.io",
  },
  {
    pattern: /the server could not find the requested resource \(get pods\.metrics\.k8s\.io\)/,
    clause: () =>
      "gets no metrics, and it is not this application: the cluster has no metrics API (`metrics.k8s.io`)",
    fix: () => ofPlatform("metrics-server (it is not installed, or its APIService is gone)"),
    shared: "metrics.k8s.io",
  },
  {
    pattern:
      /resource metrics API: (?:the server is currently unable to handle the request|an error on the server|Unauthorized|[^\n]*connection refused|[^\n]*deadline exceeded)/,
    clause: () =>
      "gets no metrics, and it is not this application: the metrics API (`metrics.k8s.io`) does not answer",
    fix: () => ofPlatform("metrics-server"),
    shared: "metrics.k8s.io",
  },
  {
    pattern:
      /no metrics returned from (resource|custom|external) metrics API|did not receive metrics for (?:targeted|any ready) pods/,
    clause: () => "gets no metrics of its pods: none are ready, or their node reports none yet",
    fix: () =>
      "Look at the pods first: without a ready pod there is nothing to measure. If they are ready for minutes, look at metrics-server.",
  },
  {
    pattern:
      /unable to get the target's current scale: (\S+) "([^"]+)" not found|unable to get the target's current scale: no matches for kind "([^"]+)"/,
    clause: (found) =>
      `scales what is not there: ${found[2] === undefined ? `kind ${quote(found[3] ?? "", 60)} is not known` : quote(found[2], 63)}`,
    fix: (place) => `Correct \`scaleTargetRef\` (kind, name, apiVersion) in ${place}.`,
  },
  {
    pattern: /selector is required|the HPA target's scale is missing a selector/,
    clause: () => "cannot find its pods: the target tells no selector",
    fix: (place) =>
      `Correct \`scaleTargetRef\` in ${place}: the target has to have a scale subresource with a selector.`,
  },
  {
    pattern: /ambiguous selector|pods by selector [^\n]*are controlled by multiple HPAs/,
    clause: () => "shares its pods with another autoscaler",
    fix: (place) =>
      `Let one autoscaler own the pods: remove the other, or correct the selectors, in ${place}.`,
  },
  {
    pattern:
      /invalid metrics \(\d+ invalid out of \d+\), first error is: ([\s\S]*)|unable to get external metric ([^\n]*)/,
    clause: (found) => `cannot compute: ${quoteError(found[1] ?? found[2] ?? "", 140)}`,
    fix: (place) => `Correct the metric (name, selector, target) in ${place}, or what serves it.`,
  },
];

/** J1: a HorizontalPodAutoscaler cannot scale. What runs stays at the number that it has. */
export const autoscalerBlind = controllerRule("J1", ({ node, signals, scene }) => {
  if (node.kind !== "HorizontalPodAutoscaler") return undefined;
  for (const signal of signals) {
    for (const { pattern, clause, fix, shared } of reasons) {
      const found = pattern.exec(signal.text);
      if (found === null) continue;
      return {
        headline: `HorizontalPodAutoscaler ${quote(node.name, 63)} ${clause(found)}`,
        facts: [
          toFact(signal),
          { text: "It does not scale until then: the number of pods stays as it is" },
        ],
        fix: fix(sourcePlace(scene.observed.application), found),
        shared:
          shared === undefined
            ? undefined
            : { kind: "metrics-api", name: `${scene.observed.summary.cluster} ${shared}` },
      };
    }
  }
  return undefined;
});
