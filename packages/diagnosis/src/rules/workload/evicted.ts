import { countServing } from "../../say/count-serving.ts";
import { objectName } from "../../scene/node-info.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote } from "../../text/quote.ts";
import { placeOf, podRule } from "../pod-rule.ts";

/** F16: its node threw the pod out or would not have it; the reason stands in `status.reason`. */
export const evicted = podRule("F16", (pods) => {
  const { group, scene, signals, view } = pods;
  const status = view.pod?.status;
  if (status?.phase !== "Failed" || !reasons.test(status.reason ?? "")) return undefined;
  const text = status.message ?? "";
  const resource = /low on resource: ([\w-]+)/.exec(text)?.[1];
  const serving = countServing(scene, [group.workload]);
  const replaced = serving !== undefined && serving.ready >= serving.desired;
  const own = /exceeds the (?:total limit|limit)|was using|ephemeral.local storage usage/i.test(
    text,
  );
  const why =
    resource === undefined
      ? text === ""
        ? ""
        : `: ${quote(text, 120)}`
      : `: its node was low on ${quote(resource, 40)}`;
  const how =
    status.reason === "Evicted"
      ? "evicted"
      : `ended by its node (${quote(status.reason ?? "", 40)})`;
  return {
    headline: (who) => `${who.plural ? "were" : "was"} ${how}${why}`,
    facts: [
      signals[0] && toFact(signals[0]),
      replaced
        ? { text: "Other pods have taken its place; what is left is its record" }
        : undefined,
      view.pod?.spec?.nodeName === undefined
        ? undefined
        : { text: `It was on node ${quote(view.pod.spec.nodeName, 100)}` },
    ],
    evidence: [
      evidence({
        text: status.reason ?? "",
        object: objectName(view.node),
        field: "status.reason",
      }),
      ...signals.map(toEvidence),
    ],
    fix: replaced
      ? "Nothing urgent: delete the failed pods when they are no longer wanted."
      : own
        ? `Request what it really uses, or make it use less, in ${placeOf(pods)}.`
        : "Platform: look at the node; the pod's controller makes another one.",
    ...(replaced ? { severity: "info" as const } : {}),
  };
});

const reasons =
  /^(?:Evicted|NodeShutdown|Shutdown|Terminated|NodeLost|Preempting|Preempted|NodeAffinity|UnexpectedAdmissionError|OutOf\w+)$/;
