import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";

const order = /The order in patch list:[\s\S]*?doesn't match \$setElementOrder list/;
const merge =
  /error calculating (?:structured merge diff|server side diff)|error building typed value from (?:live|config) resource|error calculating diff/;
const duplicate = /duplicate entries for key \[([^\]]+)\]|map\[[^\]]*name:([^\s\]]+)/;
const undeclared = /\.(\S+?): field not declared in schema/;

/**
 * K8: Argo CD's comparison itself breaks: a list names one key twice, or a field that the cluster's schema does
 * not know. What is deployed is untouched.
 */
export const comparisonBreaks = sourceRule("K8", ({ words, place }) => {
  const found = order.exec(words) ?? merge.exec(words);
  if (found === null) return undefined;
  const [, key, name] = duplicate.exec(words) ?? [];
  const field = undeclared.exec(words)?.[1];
  const why =
    field !== undefined
      ? `field ${quote(field, 100)} is not in the cluster's schema`
      : order.test(words) || key !== undefined
        ? `a list has the same key twice${key === undefined && name === undefined ? "" : ` (${quote(key ?? name ?? "", 80)})`}`
        : quoteError(words.slice(found.index), 120);
  return {
    headline: `Argo CD cannot compare it with the cluster: ${why}`,
    facts: [{ text: quoteError(words, 280), where: "condition" }],
    from: found.index,
    fix:
      field === undefined
        ? `Remove the double entry (an environment variable, a port, a volume) in ${place}.`
        : `Remove or correct the field in ${place}, bring the CRD up to date, or compare on the server: annotation \`argocd.argoproj.io/compare-options: ServerSideDiff=true\`.`,
  };
});
