import { applicationRef } from "../../say/application-ref.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { deletionRule } from "./deletion-rule.ts";
import { errorFact } from "./error-fact.ts";

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
    const cluster =
      summary.cluster === "" ? "its cluster" : `cluster ${quote(summary.cluster, 80)}`;
    return {
      headline: lost
        ? `its deletion cannot go on, and it is not this application: Argo CD does not get through to ${cluster}`
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
      ...(lost && summary.cluster !== ""
        ? { shared: { kind: "cluster" as const, name: summary.cluster } }
        : {}),
      fix: lost
        ? `Platform: restore the way to ${cluster}. Only if that cluster is gone for good, take the finalizer \`resources-finalizer.argocd.argoproj.io\` off the Application: what it made stays behind.`
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
