import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";
import { clusterOf, sharedCluster } from "./about-cluster.ts";

const conversion = /conversion webhook for ([^\s,]+)(?:, Kind=(\w+))? failed/;
const aggregated =
  /complete list of server APIs: ([\w.-]+\/v\w+)|server is currently unable to handle the request/;

/** C4: one broken API of the cluster (an aggregated one, a conversion webhook) keeps Argo CD from reading all. */
export const brokenApi = sourceRule("C4", ({ words, scene }) => {
  const converted = conversion.exec(words);
  const served = aggregated.exec(words);
  if (converted === null && served === null) return undefined;
  const api = converted?.[1] ?? served?.[1];
  const what =
    converted === null
      ? `API${api === undefined ? "" : ` ${quote(api, 80)}`} does not answer`
      : `conversion webhook for ${quote(`${api}${converted[2] === undefined ? "" : ` ${converted[2]}`}`, 100)} fails`;
  return {
    headline: `it is not this application: in ${clusterOf(words, scene)} ${converted === null ? "an " : "the "}${what}`,
    facts: [{ text: quoteError(words, 280), where: "Argo CD" }],
    ...sharedCluster(scene),
    fix: "Platform: repair or remove that API (APIService, CRD conversion); every application of the cluster waits for it.",
  };
});
