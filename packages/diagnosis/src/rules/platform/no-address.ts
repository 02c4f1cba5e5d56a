import { z } from "zod";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import { toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { objectRule } from "./object-rule.ts";

const Entrance = z.object({
  metadata: z
    .object({ annotations: z.record(z.string(), z.string()).nullish() })
    .nullish()
    .catch(undefined),
  spec: z.object({
    ingressClassName: z.string().nullish(),
    loadBalancerClass: z.string().nullish(),
    rules: z
      .array(z.object({ host: z.string().nullish() }))
      .nullish()
      .catch(undefined),
  }),
});

/**
 * G6: an Ingress, or a Service of type LoadBalancer, has no address yet. Argo CD calls it Progressing and gives
 * no message; a cloud's controller says why in events such as `SyncLoadBalancerFailed`.
 */
export const noAddress = objectRule({
  mode: "G6",
  isMeant: ({ group, kind, health }) =>
    health?.status === "Progressing" &&
    ((kind === "Ingress" && /^(?:networking\.k8s\.io|extensions)$/.test(group)) ||
      (kind === "Service" && group === "")),
  read: ({ node, scene, signals }) => {
    const { metadata, spec } = Entrance.safeParse(scene.manifest(node)).data ?? {};
    const isIngress = node.kind === "Ingress";
    const named = isIngress
      ? (spec?.ingressClassName ?? metadata?.annotations?.["kubernetes.io/ingress.class"])
      : spec?.loadBalancerClass;
    const own = signals.find(({ field }) => field.startsWith("event "));
    const hosts = (spec?.rules ?? []).flatMap(({ host }) => host ?? []);
    const place = sourcePlace(scene.observed.application);
    const ofClass = named == null ? "" : ` of class ${quote(named, 80)}`;
    const why =
      own === undefined
        ? isIngress && named == null
          ? "it names no ingress class, and no default controller has given it one"
          : `no controller${ofClass} has given it one`
        : quoteError(own.text, 140);
    return {
      clause: `has no address: ${why}`,
      facts: [
        own && toFact(own),
        own === undefined
          ? {
              text: `Nothing was reported about it${named == null ? "" : `; a class that nobody serves looks like this`}`,
              where: `${node.kind} ${node.name}`,
            }
          : undefined,
        hosts.length === 0 ? undefined : { text: `It is for ${quoteNames(hosts)}` },
      ],
      evidence: [
        named == null
          ? undefined
          : evidence({
              text: named,
              object: objectName(node),
              field: isIngress ? "spec.ingressClassName" : "spec.loadBalancerClass",
            }),
      ],
      fix: isIngress
        ? `Name an ingress class that exists in ${place}, or install or repair the controller${ofClass}. A controller that never publishes addresses (Traefik without \`publishedService\`) looks the same.`
        : `Correct what the controller names, in ${place}; a cluster without a load balancer controller never gives an address.`,
    };
  },
});
