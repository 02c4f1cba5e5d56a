import type { Fact } from "@lynceus/contract";
import { resourceRef } from "../../say/finding.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { deletionRule } from "./deletion-rule.ts";
import { errorFact } from "./error-fact.ts";
import { type Remaining, readRemaining } from "./read-remaining.ts";
import { sayRemaining } from "./say-remaining.ts";

/** L1: an object does not go, because the controller behind its finalizer does not let it go. */
export const deletionHeld = deletionRule("L1", (scene) => {
  const held = readRemaining(scene).filter(
    ({ isLeaving, finalizers, blocks }) =>
      isLeaving && (finalizers.length > 0 || blocks.length > 0),
  );
  const [first] = held;
  if (first === undefined) return undefined;
  const finalizers = [...new Set(held.flatMap((each) => each.finalizers))];
  const heldBy =
    finalizers.length === 0
      ? ""
      : `, whose finalizer${finalizers.length > 1 ? "s" : ""} ${quoteNames(finalizers)} nobody has removed`;
  return {
    resource: resourceRef(first.node),
    headline: `its deletion waits for ${sayRemaining(held)}${heldBy}`,
    facts: [...held.slice(0, 2).map(finalizerFact), ...held.flatMap(blockFacts), errorFact(scene)],
    evidence: held.flatMap(({ node, finalizers, blocks }) => [
      ...finalizers.map((text) =>
        evidence({ text, object: objectName(node), field: "metadata.finalizers" }),
      ),
      ...blocks.map(({ type, message }) =>
        evidence({ text: message, object: objectName(node), field: `status.conditions[${type}]` }),
      ),
    ]),
    fix: fixFor(held),
  };
});

function finalizerFact({ node, finalizers }: Remaining): Fact | undefined {
  if (finalizers.length === 0) return undefined;
  return {
    text: `${node.kind} ${quote(node.name, 63)} is held by finalizer ${quoteNames(finalizers)}${hint(node, finalizers)}`,
    where: objectName(node),
  };
}

function hint({ kind }: Remaining["node"], finalizers: readonly string[]): string {
  if (finalizers.includes("kubernetes.io/pvc-protection")) return ": a pod still uses the claim";
  if (
    finalizers.some((each) => /load-balancer-cleanup|service\.k8s\.aws|networking\.gke/.test(each))
  )
    return ": the cloud's load balancer is not gone yet";
  return kind === "Namespace" ? ": something in it is not gone yet" : "";
}

function blockFacts({ node, blocks }: Remaining): readonly Fact[] {
  return blocks.map(({ type, message }) => ({
    text: quoteError(message, 240),
    where: `${node.kind} ${node.name}, ${type}`,
  }));
}

function fixFor(held: readonly Remaining[]): string {
  const [first] = held;
  if (first === undefined) return "";
  const name = `${first.node.kind} ${quote(first.node.name, 63)}`;
  if (first.finalizers.includes("kubernetes.io/pvc-protection")) {
    return `Stop the pods that use ${name}; the claim goes by itself then.`;
  }
  if (first.node.kind === "Namespace") {
    return `Find what is left in ${name} and what holds it (its conditions name kinds and finalizers), and let that controller finish.`;
  }
  return `See that the controller behind the finalizer runs and lets ${name} go. If that controller is gone for good, remove the finalizer by hand: what it should have cleaned up stays behind.`;
}
