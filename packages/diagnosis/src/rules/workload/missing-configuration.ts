import type { Fact } from "@lynceus/contract";
import { podTemplate, templateContainer } from "../../scene/pod-template.ts";
import {
  type MissingReference,
  readMissingReference,
} from "../../signals/read-missing-reference.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { plain, quote, quoteNames } from "../../text/quote.ts";
import { type FailingPods, isBeingMade, placeOf, podRule, whereOf } from "../pod-rule.ts";

/** F12: a Secret, a ConfigMap or a key of one that the pods need is not there. */
export const missingConfiguration = podRule("F12", (pods) => {
  const { signals } = pods;
  const signal = signals.find(({ text }) => readMissingReference(text) !== undefined);
  const missing = signal && readMissingReference(signal.text);
  if (signal === undefined || missing === undefined || !isBeingMade(pods)) return undefined;
  const what = whatOf(missing);
  const place = `in namespace ${quote(pods.view.node.namespace, 63)}`;
  const near = similarNames(missing, pods);
  return {
    headline: (who) =>
      `cannot start: ${what} that ${who.plural ? "they need" : "it needs"} ${missing.key === undefined ? `does not exist ${place}` : "is missing"}`,
    facts: [
      toFact(signal),
      needFact(missing, pods),
      near.length === 0
        ? undefined
        : { text: `The application has ${missing.kind} ${quoteNames(near)}` },
    ],
    evidence: signals.map(toEvidence),
    fix: fixOf(missing, `${what} ${place}`, placeOf(pods)),
  };
});

function whatOf({ kind, name, key, volume }: MissingReference): string {
  const unnamed = volume === undefined ? `a ${kind}` : `the ${kind} of volume ${quote(volume, 63)}`;
  const object = name === undefined ? unnamed : `${kind} ${quote(name, 100)}`;
  return key === undefined ? object : `key ${quote(key, 100)} of ${object}`;
}

function needFact(missing: MissingReference, pods: FailingPods): Fact | undefined {
  const { group, scene, view } = pods;
  const where = whereOf(pods);
  if (missing.volume !== undefined) {
    return { text: `It is mounted as volume ${quote(missing.volume, 63)}`, where };
  }
  const container = templateContainer(podTemplate(group.owner, scene), view.container?.name);
  const variables = (container?.env ?? []).filter(({ valueFrom }) => {
    const from = missing.kind === "Secret" ? valueFrom?.secretKeyRef : valueFrom?.configMapKeyRef;
    return from?.name === missing.name && (missing.key === undefined || from?.key === missing.key);
  });
  if (variables.length === 0) return { text: "Its environment is read from it", where };
  return {
    text: `Container ${quote(container?.name ?? "", 63)} needs it for ${quoteNames(variables.map(({ name }) => name))}`,
    where,
  };
}

/** Objects of that kind with almost the same name: a hash, a prefix or a rename. */
function similarNames({ kind, name, key }: MissingReference, { scene }: FailingPods) {
  if (name === undefined || key !== undefined) return [];
  const stem = name.split("-")[0] ?? name;
  return scene.tree
    .ofKind(kind)
    .filter((node) => node.name !== name)
    .map((node) => plain(node.name, 63))
    .filter((other) => other.startsWith(stem) || name.startsWith(other) || other.includes(name))
    .slice(0, 3);
}

function fixOf({ kind, key }: MissingReference, what: string, place: string): string {
  if (key !== undefined) return `Add ${what}, or correct the reference in ${place}.`;
  if (kind === "ConfigMap") return `Add ${what} to ${place}, or correct the reference.`;
  return `Create ${what}, or sync what makes it (ExternalSecret, SealedSecret); if its name is wrong, correct the reference in ${place}.`;
}
