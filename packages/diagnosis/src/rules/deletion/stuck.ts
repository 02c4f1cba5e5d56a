import type { EvidenceLine, Fact, ResourceRef, Severity, SharedCause } from "@lynceus/contract";
import { applicationRef } from "../../say/application-ref.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { objectName } from "../../scene/node-info.ts";
import { readMaker } from "../../scene/read-maker.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import { instant } from "../../text/instant.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";
import { makerFact } from "./maker-fact.ts";
import { type Remaining, readRemaining } from "./read-remaining.ts";

interface Told {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  readonly resource?: ResourceRef | undefined;
  readonly evidence?: readonly (EvidenceLine | undefined)[];
  readonly shared?: SharedCause;
}

function deletionRule(mode: string, read: (scene: Scene) => Told | undefined): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "deletion") return undefined;
      const told = read(scene);
      if (told === undefined) return undefined;
      const [application, object] = applicationRef(scene.observed);
      const { deletionTimestamp } = scene.observed.application.metadata;
      const maker = readMaker(scene);
      return finding({
        ...told,
        mode,
        severity: told.severity ?? "warning",
        subject: "application",
        resource: told.resource ?? application,
        since: deletionTimestamp,
        facts: [...told.facts, maker && makerFact(maker)],
        evidence: [
          ...(told.evidence ?? []),
          evidence({ text: deletionTimestamp ?? "", object, field: "metadata.deletionTimestamp" }),
        ],
      });
    },
  };
}

/** L5: a deletion that a person has to confirm, because an object says so. */
export const deletionToConfirm = deletionRule("L5", (scene) => {
  const waits = readRemaining(scene).filter(({ needsConfirmation }) => needsConfirmation);
  const [first] = waits;
  if (first === undefined) return undefined;
  const named = say(waits);
  return {
    severity: "info",
    resource: resourceRef(first.node),
    headline: `its deletion waits for someone to confirm that ${named} ${waits.length > 1 ? "are" : "is"} deleted`,
    facts: [
      {
        text: `${named} ${waits.length > 1 ? "carry" : "carries"} \`Delete=confirm\`: nothing goes until a person says yes`,
        where: `${first.node.kind} ${first.node.name}`,
      },
    ],
    evidence: [
      evidence({
        text: "Delete=confirm",
        object: objectName(first.node),
        field: "metadata.annotations[argocd.argoproj.io/sync-options]",
      }),
    ],
    fix: "Confirm the deletion in Argo CD (or annotate the Application with `argocd.argoproj.io/deletion-approved`).",
  };
});

/** L1: an object does not go, because the controller behind its finalizer does not let it go. */
export const deletionHeld = deletionRule("L1", (scene) => {
  const held = readRemaining(scene).filter(
    ({ isLeaving, finalizers, blocks }) =>
      isLeaving && (finalizers.length > 0 || blocks.length > 0),
  );
  const [first] = held;
  if (first === undefined) return undefined;
  const finalizers = [...new Set(held.flatMap((each) => each.finalizers))];
  const held_by =
    finalizers.length === 0
      ? ""
      : `, whose finalizer${finalizers.length > 1 ? "s" : ""} ${quoteNames(finalizers)} nobody has removed`;
  return {
    resource: resourceRef(first.node),
    headline: `its deletion waits for ${say(held)}${held_by}`,
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

const ownFinalizer =
  /^(?:resources-finalizer|post-delete-finalizer|pre-delete-finalizer)\.argocd\.argoproj\.io/;

/** L1 where Argo CD itself cannot go on: the cluster, the project, or somebody else's finalizer. */
export const deletionFails = deletionRule("L1", (scene) => {
  const { application, summary } = scene.observed;
  const [, object] = applicationRef(scene.observed);
  const errors = (application.status?.conditions ?? []).filter(
    ({ type, message }) =>
      type === "DeletionError" ||
      /error synchronizing cache state|failed to get cluster info/.test(message ?? ""),
  );
  const [error] = errors;
  if (error?.message !== undefined) {
    const lost =
      /error synchronizing cache state|failed to get cluster|dial tcp|the server has asked for the client/.test(
        error.message,
      );
    const project = /project/.test(error.message) && /not found|does not exist/.test(error.message);
    const cluster = quote(summary.cluster || "its cluster", 80);
    return {
      headline: lost
        ? `its deletion cannot go on, and it is not this application: Argo CD does not get through to cluster ${cluster}`
        : project
          ? `its deletion cannot go on: its project ${quote(summary.project, 60)} is not there any more`
          : `its deletion fails: ${quoteError(error.message, 140)}`,
      facts: [errorFact(scene, error)],
      evidence: [
        evidence({
          text: error.message,
          object,
          field: `status.conditions[${error.type}]`,
          at: error.lastTransitionTime,
        }),
      ],
      ...(lost ? { shared: { kind: "cluster" as const, name: summary.cluster } } : {}),
      fix: lost
        ? `Platform: restore the way to cluster ${cluster}. Only if that cluster is gone for good, take the finalizer \`resources-finalizer.argocd.argoproj.io\` off the Application: what it made stays behind.`
        : project
          ? `Create project ${quote(summary.project, 60)} again, with the destination that the Application had, until the deletion is through.`
          : "Mend what the message names; the deletion goes on by itself.",
    };
  }
  const foreign = application.metadata.finalizers.filter((each) => !ownFinalizer.test(each));
  if (foreign.length === 0 || scene.tree.nodes.some(({ uid }) => uid !== undefined))
    return undefined;
  return {
    headline: `its objects are gone, and the Application itself is held by finalizer ${quoteNames(foreign)}`,
    facts: [
      {
        text: "Argo CD did not set it: another controller has to take it off",
        where: "Application, metadata.finalizers",
      },
    ],
    evidence: foreign.map((text) => evidence({ text, object, field: "metadata.finalizers" })),
    fix: `See that the controller behind ${quoteNames(foreign)} runs; take the finalizer off by hand only when that controller is gone.`,
  };
});

function say(all: readonly Remaining[]): string {
  const [first] = all;
  const kinds = [...new Set(all.map(({ node }) => node.kind))].slice(0, 3).join(", ");
  return first === undefined ? "" : `${kinds} ${quoteNames(all.map(({ node }) => node.name))}`;
}

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

function errorFact(scene: Scene, error = deletionError(scene)): Fact | undefined {
  if (error?.message === undefined) return undefined;
  const at = instant(error.lastTransitionTime);
  return {
    text: quoteError(error.message, 240),
    where: `condition ${error.type}`,
    ...(at === undefined ? {} : { at }),
  };
}

function deletionError({ observed }: Scene) {
  return (observed.application.status?.conditions ?? []).find(
    ({ type }) => type === "DeletionError",
  );
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
