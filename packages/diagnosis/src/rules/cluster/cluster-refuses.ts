import { quote, quoteError } from "../../text/quote.ts";
import { rejectedRule } from "../rejected/rejected-rule.ts";
import { sourceRule } from "../source/source-rule.ts";
import { aboutCluster, clusterOf, sharedCluster } from "./about-cluster.ts";

const credentials =
  /asked for the client to provide credentials|\bUnauthorized\b|getting credentials: exec|argocd-k8s-auth|error retrieving token|ExpiredToken|token (?:has )?expired/;

/** C2: the destination cluster does not accept Argo CD's credentials. */
export const clusterCredentials = sourceRule("C2", ({ words, scene }) => {
  if (!aboutCluster.test(words) || !credentials.test(words)) return undefined;
  return {
    headline: `it is not this application: ${clusterOf(words, scene)} does not accept Argo CD's credentials`,
    facts: [{ text: quoteError(words, 280), where: "Argo CD" }],
    ...sharedCluster(scene),
    fix: "Platform: renew the cluster's credentials in Argo CD (`argocd cluster rotate-auth`, or the role it assumes).",
  };
});

const forbidden = /is forbidden: User "([^"]+)" cannot (\w+) resource "([^"]+)"/;

/** C3: Argo CD's own account lacks a right in the destination cluster: to look, or to apply. */
export const clusterRights = sourceRule("C3", ({ words, scene }) => {
  const right = forbidden.exec(words);
  const impersonated = /no matching service account found for destination server/.test(words);
  if (right === null && !impersonated) return undefined;
  return {
    ...sayRight(right),
    facts: [{ text: quoteError(words, 280), where: "Argo CD" }],
    ...(right === null ? {} : sharedCluster(scene)),
  };
});

export const applyRights = rejectedRule("C3", {
  read: (words) => forbidden.exec(words) ?? undefined,
  tell: ({ first, scene }) => ({
    ...sayRight(first.read),
    facts: [
      {
        text: quoteError(first.words, 280),
        where: `${first.resource.kind} ${first.resource.name}`,
      },
    ],
    blameless: true,
    ...sharedCluster(scene),
  }),
});

function sayRight(right: RegExpExecArray | null) {
  const [, user = "", verb = "", resource = ""] = right ?? [];
  return {
    headline:
      right === null
        ? "no service account is set for its destination, so Argo CD has none to sync as"
        : `it is not this application: Argo CD may not ${verb} ${quote(resource, 60)} in its cluster`,
    fix:
      right === null
        ? "Platform: add its destination to `destinationServiceAccounts` of the project."
        : `Platform: let ${quote(user, 120)} ${verb} ${quote(resource, 60)} (ClusterRole or Role of Argo CD's account).`,
  };
}

const managed =
  /can not be managed when in namespaced mode|namespace "[^"]+" for \S+ "[^"]+" is not managed/;

/** C5: Argo CD manages only some namespaces of the cluster, and this is not one of them. */
export const namespacedCluster = sourceRule("C5", ({ words }) => {
  const match = managed.exec(words);
  if (match === null) return undefined;
  return {
    headline: `Argo CD does not manage where it belongs: ${quoteError(words, 120)}`,
    facts: [{ text: quoteError(words, 280), where: "Argo CD" }],
    fix: "Platform: add the namespace to the cluster's `namespaces` in Argo CD, or allow cluster resources there.",
  };
});
