import type { Signal } from "../../signals/signal.ts";
import { toEvidence } from "../../signals/signal.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { type FailingPods, placeOf, podRule } from "../pod-rule.ts";
import { answerFact, readPull } from "./read-pull.ts";

/**
 * F2: the registry wants credentials, or denies those it got. Registries answer the same for a repository
 * that is not there: where they say so, it is passed on.
 */
export const registryRefuses = podRule("F2", (pods) => {
  const pull = readPull(pods);
  if (pull?.kind !== "refused") return undefined;
  const secrets = unusableSecrets(pods, pull.signals);
  const why = whyOf(pull.said);
  return {
    headline: (who) =>
      secrets.length > 0
        ? `cannot pull ${who.possessive} image: pull secret ${quoteNames(secrets)} cannot be read, and ${why}`
        : `cannot pull ${who.possessive} image: ${why}`,
    facts: [
      answerFact(pull),
      {
        text: `Image ${quoteNames(pull.images)}${pull.registry === undefined ? "" : ` in registry ${quote(pull.registry, 80)}`}`,
      },
      maybeMissing.test(pull.said)
        ? { text: "The registry gives the same answer for a repository that it does not have" }
        : undefined,
    ],
    evidence: pull.signals.map(toEvidence),
    fix:
      secrets.length > 0
        ? `Create pull secret ${quoteNames(secrets)} in the pod's namespace, or name one that exists (\`imagePullSecrets\`, service account) in ${placeOf(pods)}.`
        : `Give the pod or its service account a pull secret that may read ${quoteNames(pull.images)} (\`imagePullSecrets\`), or renew the one it has; ${placeOf(pods)}.`,
  };
});

const maybeMissing = /does not exist|may not exist|not found/i;

function whyOf(text: string): string {
  if (/no basic auth credentials|authentication required|\b401\b|unauthorized/i.test(text)) {
    return "the registry asks for credentials";
  }
  return "the registry denies access to it";
}

/** `FailedToRetrieveImagePullSecret` since Kubernetes 1.28; the kubelet goes on without the secret. */
function unusableSecrets({ view, scene }: FailingPods, signals: readonly Signal[]) {
  const texts = [
    ...signals.map((signal) => signal.text),
    ...scene.events(view.node).map((event) => event.message),
  ];
  const named = texts.flatMap(
    (text) => /Unable to retrieve some image pull secrets \(([^)]*)\)/.exec(text)?.[1] ?? [],
  );
  return [...new Set(named.flatMap((names) => names.split(/,\s*/)))].filter((name) => name !== "");
}
