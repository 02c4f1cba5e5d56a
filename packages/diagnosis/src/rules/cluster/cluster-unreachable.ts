import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";
import { aboutCluster, clusterOf, sharedCluster } from "./about-cluster.ts";

const ways: readonly (readonly [RegExp, string])[] = [
  [/connection refused/, "connection refused"],
  [/no such host|server misbehaving/, "no such host"],
  [/x509:|certificate/, "certificate not accepted"],
  [/no route to host|network is unreachable/, "no route to it"],
  [/connection reset|connection lost|http2: |EOF\b/, "connection broken off"],
  [
    /i\/o timeout|deadline exceeded|TLS handshake timeout|Client\.Timeout|request canceled/,
    "timed out",
  ],
  [/\b50[234]\b|Service Unavailable|Bad Gateway/, "it answers with an error"],
];

/** C1: Argo CD cannot talk to the destination cluster. Health stays what it was before; nothing deploys. */
export const clusterUnreachable = sourceRule("C1", ({ words, text, scene }) => {
  if (!aboutCluster.test(words) && !/Failed to load live state/.test(text)) return undefined;
  const way = ways.find(([pattern]) => pattern.test(words))?.[1];
  if (way === undefined) return undefined;
  const { health } = scene.observed.summary;
  return {
    headline: `it is not this application: Argo CD cannot reach ${clusterOf(words, scene)} (${way})`,
    facts: [
      { text: quoteError(words, 280), where: "Argo CD" },
      { text: `Its health, ${quote(health, 20)}, is from before: Argo CD cannot look now` },
    ],
    ...sharedCluster(scene),
    fix: "Platform: restore the way from Argo CD to the cluster's API (network, DNS, certificate, the API itself). What runs there keeps running; nothing deploys until then.",
  };
});
