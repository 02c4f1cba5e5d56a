import type { ResourceNode } from "@lynceus/argocd";
import type { Finding } from "@lynceus/contract";
import { finding } from "../../say/finding.ts";
import { type ApplicationSet, readFailedSet } from "../../scene/application-set.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError } from "../../text/quote.ts";
import type { Rule } from "../rule.ts";

/**
 * B7: the ApplicationSet that makes the application, or one that the application holds, cannot make its
 * applications: one bad parameter blocks all. What exists stays as it is and looks fine (Argo CD 3.5 says
 * the same text in `ErrorOccurred`, `ParametersGenerated` and `ResourcesUpToDate`).
 */
export const generatorError: Rule = {
  mode: "B7",
  recognise: (trouble, scene) => {
    if (trouble.kind === "generator") return read(trouble.manifest, true);
    if (trouble.kind !== "resource" || trouble.node.kind !== "ApplicationSet") return undefined;
    return read(scene.manifest(trouble.node) ?? fromHealth(trouble.node), false);
  },
};

/** Argo CD's own health check of an ApplicationSet says the message of its error. */
function fromHealth({ name, namespace, health }: ResourceNode): unknown {
  const condition = { type: "ErrorOccurred", status: "True", message: health?.message };
  return { metadata: { name, namespace }, status: { conditions: [condition] } };
}

function read(manifest: unknown, isOwner: boolean): Finding | undefined {
  const failed = readFailedSet(manifest);
  if (failed === undefined) return undefined;
  const { set, error } = failed;
  const { name } = set.metadata;
  const namespace = set.metadata.namespace ?? "";
  const why = reasonOf(error.message, set);
  const who = `${isOwner ? "its " : ""}ApplicationSet ${quote(name, 63)}`;
  return finding({
    mode: "B7",
    severity: "warning",
    subject: "application",
    resource: {
      group: "argoproj.io",
      version: "v1alpha1",
      kind: "ApplicationSet",
      namespace,
      name,
    },
    since: error.at,
    headline: `${who} makes nothing new: ${why.text}`,
    facts: [
      { text: quoteError(error.message, 280), where: `ApplicationSet ${name}, ErrorOccurred` },
      {
        text: "Applications that it made before stay as they are, and get no change of it; one error blocks all",
      },
    ],
    evidence: [
      evidence({
        text: error.message,
        object: `ApplicationSet ${namespace === "" ? "" : `${namespace}/`}${name}`,
        field: "status.conditions[ErrorOccurred]",
        at: error.at,
      }),
    ],
    fix: `${why.fix} Preview the result with \`argocd appset generate\` before committing.`,
  });
}

function reasonOf(message: string, set: ApplicationSet): { text: string; fix: string } {
  const name = quote(set.metadata.name, 63);
  const key = /map has no entry for key "([^"]+)"/.exec(message)?.[1];
  if (key !== undefined) {
    const element = lacking(set, key);
    const who = element === undefined ? "a set of parameters" : `element ${quote(element, 80)}`;
    return {
      text: `${who} has no ${quote(key, 60)}, which its template reads`,
      fix: `Give ${who} of ${name} a ${quote(key, 60)}, or a default in the template.`,
    };
  }
  const twice = /contains applications with duplicate name: (\S+)/.exec(message)?.[1];
  if (twice !== undefined) {
    return {
      text: `two of its applications would be called ${quote(twice, 63)}`,
      fix: `Make the name in the template of ${name} tell its elements apart.`,
    };
  }
  if (/error generating params|failed to (?:list|get) (?:refs|repo)|error getting/.test(message)) {
    return {
      text: `its generator cannot get its parameters: ${quoteError(message, 120)}`,
      fix: `Repair what the generator of ${name} reads: repository, path, cluster or credentials.`,
    };
  }
  return {
    text: quoteError(message, 140),
    fix: `Correct the generator or the template of ${name}.`,
  };
}

/** `region=ap`: the element of a list generator that lacks the key. */
function lacking(set: ApplicationSet, key: string): string | undefined {
  const elements = (set.spec?.generators ?? []).flatMap((each) => each.list?.elements ?? []);
  const element = elements.find((each) => !(key in each));
  const [first] = Object.entries(element ?? {});
  return first === undefined ? undefined : `${first[0]}=${String(first[1])}`;
}
