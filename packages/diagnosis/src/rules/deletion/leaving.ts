import { finding, resourceRef } from "../../say/finding.ts";
import { objectName } from "../../scene/node-info.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { toEvidence } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";
import { readRemaining } from "./read-remaining.ts";

function leavingRule(mode: string, isMeant: (kind: string) => boolean): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "resource" || !isMeant(trouble.node.kind)) return undefined;
      const { node } = trouble;
      const held = readRemaining(scene).find((each) => each.node === node);
      if (held === undefined || !held.isLeaving) return undefined;
      const { finalizers, blocks } = held;
      const by = finalizers.length === 0 ? "" : `, held by finalizer ${quoteNames(finalizers)}`;
      const name = `${node.kind} ${quote(node.name, 63)}`;
      return finding({
        mode,
        severity: "warning",
        subject: "application",
        resource: resourceRef(node),
        since: scene.object(node)?.metadata?.deletionTimestamp ?? node.health?.lastTransitionTime,
        headline: `${name} is being terminated and does not go${by}`,
        facts: [
          ...blocks.map(({ type, message }) => ({
            text: quoteError(message, 240),
            where: `${node.kind} ${node.name}, ${type}`,
          })),
          finalizers.length === 0
            ? undefined
            : {
                text: `${quoteNames(finalizers)} has to be removed by the controller that set it`,
                where: `${node.kind} ${node.name}, metadata.finalizers`,
              },
        ],
        evidence: [
          ...finalizers.map((text) =>
            evidence({ text, object: objectName(node), field: "metadata.finalizers" }),
          ),
          ...blocks.map(({ type, message }) =>
            evidence({
              text: message,
              object: objectName(node),
              field: `status.conditions[${type}]`,
            }),
          ),
          ...resourceSignals(node, scene).map(toEvidence),
        ],
        fix: `Find out who deleted ${name} and let it end: the controller behind what holds it has to run. If Git still wants it, it is made anew afterwards.`,
      });
    },
  };
}

/** L2 in the application that declares the namespace. */
export const namespaceLeaving = leavingRule("L2", (kind) => kind === "Namespace");

/** L6: an object of a living application was deleted, and does not go. */
export const objectLeaving = leavingRule("L6", (kind) => kind !== "Namespace");
