import { sourcePlace } from "../../say/source-place.ts";
import { toFact } from "../../signals/signal.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { controllerRule } from "./controller-rule.ts";

/** J3: a KEDA ScaledObject whose triggers cannot be used, that lives on its fallback, or that is paused. */
export const scaledObject = controllerRule("J3", ({ node, signals, scene }) => {
  const [signal] = signals;
  if (node.group !== "keda.sh" || signal === undefined) return undefined;
  const place = sourcePlace(scene.observed.application);
  const name = `${node.kind} ${quote(node.name, 63)}`;
  const said = { facts: signals.slice(0, 2).map((each) => toFact(each)) };
  if (/paused/i.test(signal.text)) {
    return {
      ...said,
      severity: "info",
      headline: `${name} is paused: it does not scale`,
      fix: `Take the annotation \`autoscaling.keda.sh/paused\` (or \`paused-replicas\`) off, in ${place}, when it may scale again.`,
    };
  }
  if (/falling back/i.test(signal.text)) {
    return {
      ...said,
      headline: `${name} gets no metrics and keeps its fallback number of pods`,
      fix: `Repair what its trigger asks (address, credentials, query), in ${place} or at the source of the metric.`,
    };
  }
  return {
    ...said,
    headline: `${name} cannot scale: ${quoteError(signal.text, 140)}`,
    fix: `Correct its triggers or numbers of replicas in ${place}.`,
  };
});
