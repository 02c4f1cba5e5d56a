import { listSources, sayRepository } from "../../say/source-place.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { type RepositoryRefusal, readRepositoryRefusal } from "./read-repository-refusal.ts";
import { sourceRule } from "./source-rule.ts";

const told: Readonly<
  Record<RepositoryRefusal["kind"], { readonly why: string; readonly fix: string }>
> = {
  credentials: {
    why: "its credentials are refused",
    fix: "Renew its repository credentials in Argo CD (token, deploy key or password)",
  },
  "not-found": {
    why: "the host says there is no such repository, or none that these credentials may see",
    fix: "Check that the repository still exists under this address and that its credentials in Argo CD may read it",
  },
  "known-hosts": {
    why: "its SSH host key is not known to Argo CD",
    fix: "Add the host's key to Argo CD's known hosts (`argocd-ssh-known-hosts-cm`), after checking it",
  },
  certificate: {
    why: "its TLS certificate is not accepted",
    fix: "Give Argo CD the certificate authority of the host (`argocd-tls-certs-cm`), or renew the host's certificate",
  },
  limited: {
    why: "its host limits requests (429)",
    fix: "Wait until the host's limit allows, and let Argo CD ask less often: webhooks instead of polling, credentials with a higher limit",
  },
  unreachable: {
    why: "its host does not answer",
    fix: "Restore the way from Argo CD to the host (DNS, proxy, firewall), or wait for the host",
  },
};

/**
 * A3: Argo CD cannot read the repository: credentials, address, host key, certificate, network. Everything
 * else in the same repository fails with it. A chart's dependencies (A6) have repositories of their own.
 */
export const repositoryRefuses = sourceRule("A3", ({ words, application }) => {
  if (elsewhere.test(words)) return undefined;
  const refusal = readRepositoryRefusal(words);
  if (refusal === undefined) return undefined;
  const sources = listSources(application);
  const source = sources.find(({ repoURL }) => words.includes(repoURL)) ?? sources[0];
  const name = sayRepository(source);
  const { why, fix } = told[refusal.kind];
  return {
    headline: `Argo CD cannot read ${source ? `its repository ${name}` : name}: ${why}`,
    facts: [
      { text: quoteError(words, 280), where: "condition or operation" },
      source && {
        text: `The repository is ${quote(source.repoURL, 160)}`,
        where: "spec.source.repoURL",
      },
    ],
    ...(source ? { shared: { kind: "repository", name: source.repoURL } as const } : {}),
    fix: `${fix}. It is no change of this application: every application of ${name} is affected.`,
  };
});

/** Other rules' ground: dependencies, a remote base, the repo-server itself, the cluster. */
const elsewhere =
  /helm dependency (?:build|update)|helm chart dependencies|kustomize build|get cluster info|error synchronizing cache state|code = Unavailable desc = connection error/;
