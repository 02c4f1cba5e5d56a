import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const timedOut =
  /failed timeout after (\S+)|code = DeadlineExceeded|context deadline exceeded|(?:signal: killed)/;
const generation =
  /Manifest generation error|generat|manifest|helm|kustomize|git |cmp|repo-server|reposerver|list refs/i;

/**
 * A9: generating takes longer than Argo CD waits: `ARGOCD_EXEC_TIMEOUT` (90 s) for one command, the
 * controller's `--repo-server-timeout-seconds` (60 s) for all of it.
 */
export const generationTimeout = sourceRule("A9", ({ words, text, place }) => {
  const found = timedOut.exec(words) ?? timedOut.exec(text);
  if (found === null || cluster.test(text)) return undefined;
  if (!/DeadlineExceeded|failed timeout/.test(text) && !generation.test(text)) return undefined;
  const command = /`([\w-]+(?: [\w-]+)?)/.exec(words.slice(0, found.index))?.[1];
  const after = found[1] === undefined ? "" : ` after ${quote(found[1], 20)}`;
  return {
    headline: `its manifests cannot be generated in time${command === undefined ? "" : `: ${quote(command, 40)} was stopped${after}`}`,
    facts: [{ text: quoteError(words, 280), where: "generating manifests" }],
    fix: `Make generating ${place} cheaper (fewer remote bases, smaller charts, split it), or have the platform raise \`ARGOCD_EXEC_TIMEOUT\` and \`--repo-server-timeout-seconds\` or add repo-server replicas. If other applications time out as well, the repo-server or its Git host is slow.`,
  };
});

const cluster =
  /get cluster info|error synchronizing cache state|Failed to load live state|failed to discover|webhook/;
