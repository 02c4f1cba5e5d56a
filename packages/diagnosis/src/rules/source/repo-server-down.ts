import { quoteError } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const lost =
  /code = Unavailable desc = (?:connection error|error reading from server|transport is closing|upstream|name resolver|dns:)|connection closed before server preface received|transport: Error while dialing[^\n]*:8081/;
const exhausted =
  /code = ResourceExhausted|received message larger than max|trying to send message larger than max/;

/** A10: Argo CD's own repo-server does not answer, or answers with more than the controller takes. */
export const repoServerDown = sourceRule("A10", ({ words, text, place }) => {
  if (lost.test(text)) {
    return {
      headline:
        "its manifests cannot be generated: Argo CD's repo-server does not answer; it is not this application",
      facts: [{ text: quoteError(words, 280), where: "Argo CD repo-server" }],
      shared: { kind: "repo-server", name: "argocd-repo-server" },
      fix: "Nothing to change here: the platform has to bring the repo-server back (memory, restarts, `--parallelismlimit`, network). Every application of this Argo CD is affected.",
    };
  }
  if (!exhausted.test(text)) return undefined;
  return {
    headline:
      "its manifests cannot be generated: they are larger than one message of Argo CD's repo-server may be",
    facts: [{ text: quoteError(words, 280), where: "Argo CD repo-server" }],
    fix: `Split ${place} into several applications or leave large files out, or have the platform raise the message size (\`ARGOCD_GRPC_MAX_SIZE_MB\`).`,
  };
});
