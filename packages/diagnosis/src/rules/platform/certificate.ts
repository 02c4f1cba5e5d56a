import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { type Signal, toEvidence, toFact } from "../../signals/signal.ts";
import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { objectRule } from "./object-rule.ts";

const Certificate = z.object({
  spec: z.object({
    issuerRef: z
      .object({ name: z.string().default(""), kind: z.string().default("Issuer") })
      .nullish()
      .catch(undefined),
    dnsNames: z.array(z.string()).nullish().catch(undefined),
  }),
});

/** Of an ACME Order or Challenge, which have no conditions. */
const Acme = z.object({ status: z.object({ reason: z.string().min(1) }) });

/**
 * G5: cert-manager does not issue a certificate. The Certificate itself says only that it is being issued; why
 * not stands in its events, its CertificateRequest, Order and Challenge.
 */
export const certificateNotIssued = objectRule({
  mode: "G5",
  isMeant: ({ group }) => group === "cert-manager.io" || group === "acme.cert-manager.io",
  read: ({ node, scene }) => {
    const about = certificateAbove(node, scene);
    const chain = [about, ...below(about, scene)];
    const signals = chain.flatMap((each) => [
      ...acmeSignals(each, scene),
      ...resourceSignals(each, scene),
    ]);
    const found = causes.flatMap(([pattern, say]) => {
      const signal = signals.find(({ text }) => pattern.test(text));
      const match = signal && pattern.exec(signal.text);
      return signal && match ? [{ signal, ...say(match) }] : [];
    })[0];
    const telling = found?.signal ?? signals.find(({ text }) => !underWay.test(text));
    const spec = Certificate.safeParse(scene.manifest(about)).data?.spec;
    const place = sourcePlace(scene.observed.application);
    const issuer = spec?.issuerRef ?? undefined;
    const verb = about.kind === "Certificate" ? "is not issued" : "does not work";
    return {
      about,
      clause: `${verb}: ${found?.why ?? (telling === undefined ? "cert-manager gives no reason yet" : quoteError(telling.text, 140))}`,
      facts: [
        telling && toFact(telling),
        issuer && {
          text: `Its issuer is ${issuer.kind} ${quote(issuer.name, 80)}`,
          where: `${about.kind} ${about.name}`,
        },
        (spec?.dnsNames ?? []).length === 0
          ? undefined
          : { text: `It is for ${quoteNames(spec?.dnsNames ?? [])}` },
      ],
      evidence: [telling && toEvidence(telling), ...signals.map(toEvidence)],
      fix:
        found === undefined
          ? `Follow its CertificateRequest, Order and Challenge; issuer and names are set in ${place}.`
          : found.fix(place),
      waits: telling === undefined && about.health?.status === "Progressing",
    };
  },
});

interface Cause {
  readonly why: string;
  readonly fix: (place: string) => string;
}

const causes: readonly (readonly [RegExp, (match: RegExpExecArray) => Cause])[] = [
  [
    /Referenced "(\w+)" not found: \S+ "([^"]+)" not found/,
    ([, kind = "", name = ""]) => ({
      why: `it names ${kind} ${quote(name, 80)}, which does not exist`,
      fix: (place) => `Correct \`issuerRef\` in ${place}, or create ${kind} ${quote(name, 80)}.`,
    }),
  ],
  [
    /[Ii]ssuer\b.*(?:does not have a Ready status|not ready)/,
    () => ({
      why: "its issuer is not ready",
      fix: () =>
        "Repair its issuer (its own conditions say why); the certificate follows by itself.",
    }),
  ],
  [
    /too many certificates|rateLimited|rate ?limit|\b429\b/i,
    () => ({
      why: "the certificate authority's rate limit is reached",
      fix: () =>
        "Wait for the limit to pass, and ask the authority's staging service while testing.",
    }),
  ],
  [
    /HTTP-01 challenge propagation: (wrong status code '\d+'|[\s\S]{1,100})/,
    ([, how = ""]) => ({
      why: `its HTTP-01 challenge cannot be read from outside (${quote(how, 80)})`,
      fix: (place) =>
        `Let \`/.well-known/acme-challenge/\` of that host reach cert-manager's solver (DNS, ingress class, redirects); the solver is set by the issuer, the host in ${place}.`,
    }),
  ],
  [
    /DNS-01 challenge propagation|DNS record for "[^"]*" not yet propagated|presenting challenge/,
    () => ({
      why: "its DNS-01 challenge does not come through",
      fix: () =>
        "See that cert-manager may write the zone's TXT record, and that the record is visible from outside.",
    }),
  ],
  [
    /Failed to verify ACME account|ACME account/,
    () => ({
      why: "the issuer's ACME account is not accepted",
      fix: () => "Correct the issuer's ACME server, e-mail or account key.",
    }),
  ],
];

const underWay =
  /^Issuing certificate as Secret does not exist|^Existing issued Secret|^Waiting on certificate issuance/;

/** A Challenge fails for the Certificate that it belongs to. */
function certificateAbove(node: ResourceNode, scene: Scene): ResourceNode {
  let at: ResourceNode | undefined = node;
  while (at !== undefined && at.kind !== "Certificate") at = scene.tree.parent(at);
  return at ?? node;
}

function below(node: ResourceNode, scene: Scene): readonly ResourceNode[] {
  return scene.tree
    .children(node)
    .filter(({ group }) => /cert-manager\.io$/.test(group))
    .flatMap((child) => [child, ...below(child, scene)])
    .slice(0, 12);
}

function acmeSignals(node: ResourceNode, scene: Scene): readonly Signal[] {
  const reason = Acme.safeParse(scene.manifest(node)).data?.status.reason;
  if (reason === undefined) return [];
  return [
    {
      text: reason,
      object: objectName(node),
      field: "status.reason",
      where: `${node.kind} ${node.name}`,
    },
  ];
}
