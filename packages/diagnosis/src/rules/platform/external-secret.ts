import { z } from "zod";
import { sourcePlace } from "../../say/source-place.ts";
import { toFact } from "../../signals/signal.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { type Ailing, objectRule, type ToldOfObject } from "./object-rule.ts";

const remote = z.object({ key: z.string().nullish() }).nullish().catch(undefined);

/** External Secrets Operator, `external-secrets.io` v1beta1 and v1. */
const ExternalSecret = z.object({
  spec: z.object({
    secretStoreRef: z
      .object({ name: z.string().nullish(), kind: z.string().nullish() })
      .nullish()
      .catch(undefined),
    target: z.object({ name: z.string().nullish() }).nullish().catch(undefined),
    data: z
      .array(z.object({ remoteRef: remote }))
      .nullish()
      .catch(undefined),
    dataFrom: z
      .array(z.object({ extract: remote }))
      .nullish()
      .catch(undefined),
  }),
});

/**
 * G1: an ExternalSecret cannot get its data. Up to 0.9 its condition says only `could not get secret data from
 * provider` and the event `UpdateFailed` tells why; later the condition does.
 */
export const externalSecretFails = objectRule({
  mode: "G1",
  isMeant: ({ group, kind }) => group === "external-secrets.io" && /ExternalSecret$/.test(kind),
  read: (ailing) => {
    const { node, scene, signals } = ailing;
    const spec = ExternalSecret.safeParse(scene.manifest(node)).data?.spec;
    const telling = signals.find(({ text }) => causeOf(text) !== undefined) ?? signals[0];
    if (telling === undefined) return undefined;
    const cause = causeOf(telling.text);
    const keys = [
      ...(spec?.data ?? []).map((each) => each.remoteRef),
      ...(spec?.dataFrom ?? []).map((each) => each.extract),
    ];
    const key =
      /\bkey: ([^\s,)]+)/.exec(telling.text)?.[1] ?? keys.flatMap((each) => each?.key ?? [])[0];
    const store = spec?.secretStoreRef?.name ?? undefined;
    const target = spec?.target?.name ?? node.name;
    return tell(ailing, { cause, key, store, target, telling });
  },
});

/** G2: the store itself cannot be used: its credentials, its address or its settings. */
export const secretStoreFails = objectRule({
  mode: "G2",
  isMeant: ({ group, kind }) => group === "external-secrets.io" && /SecretStore$/.test(kind),
  read: ({ node, scene, signals }) => {
    const [telling] = signals;
    if (telling === undefined) return undefined;
    return {
      clause: `cannot be used: ${quoteError(telling.text, 140)}`,
      facts: signals.slice(0, 2).map((signal) => toFact(signal)),
      shared: {
        kind: "secret-store",
        name: node.namespace === "" ? node.name : `${node.namespace}/${node.name}`,
      },
      fix: `Correct the store's credentials, role or address (its provider says which) in ${sourcePlace(scene.observed.application)}; its ExternalSecrets follow by themselves.`,
    };
  },
});

type Cause = "owned" | "store" | "denied" | "credentials" | "missing";

const causes: readonly (readonly [Cause, RegExp])[] = [
  ["owned", /owned by another ExternalSecret/i],
  ["store", /SecretStore\b.*(?:not ready|not found)|could not get (?:Cluster)?SecretStore/i],
  [
    "denied",
    /permission denied|access ?denied|not authori[sz]ed|\b403\b|forbidden|PermissionDenied/i,
  ],
  [
    "credentials",
    /invalid role|unauthori[sz]ed|\b401\b|expired|invalid token|unable to log ?in|authentication failed/i,
  ],
  ["missing", /does not exist|not found|NotFound|\b404\b|no such|cannot find|could not find/i],
];

function causeOf(text: string): Cause | undefined {
  return causes.find(([, pattern]) => pattern.test(text))?.[0];
}

function tell(
  { node, scene }: Ailing,
  about: {
    readonly cause: Cause | undefined;
    readonly key: string | undefined;
    readonly store: string | undefined;
    readonly target: string;
    readonly telling: Ailing["signals"][number];
  },
): ToldOfObject {
  const { cause, key, store, target, telling } = about;
  const what = key === undefined ? "its data" : quote(key, 120);
  const from = store === undefined ? "the secret store" : `secret store ${quote(store, 80)}`;
  const code = /\b(40[134])\b/.exec(telling.text)?.[1];
  const isThere = scene.tree.nodes.some((each) => each.kind === "Secret" && each.name === target);
  const place = sourcePlace(scene.observed.application);
  const again = `then refresh ${node.kind} ${quote(node.name, 63)} (resource action \`refresh\`)`;
  const [clause, fix] = ((): readonly [string, string] => {
    switch (cause) {
      case "owned":
        return [
          `may not write Secret ${quote(target, 80)}: another ExternalSecret owns it`,
          `Let one ExternalSecret make ${quote(target, 80)}: rename the target of the other, in ${place}.`,
        ];
      case "store":
        return [
          `cannot read ${what}: ${from} is not ready or not there`,
          `Repair or create ${from}, ${again}.`,
        ];
      case "denied":
        return [
          `cannot read ${what}: permission denied${code === undefined ? "" : ` (${code})`}`,
          `Grant the role of ${from} read on ${what}, ${again}.`,
        ];
      case "credentials":
        return [
          `cannot read ${what}: the credentials of ${from} are not accepted`,
          `Renew the credentials or role of ${from}, ${again}.`,
        ];
      case "missing":
        return [
          `cannot read ${what}: it is not there`,
          `Create ${what} behind ${from}, or correct the key in ${place}, ${again}.`,
        ];
      default:
        return [
          `cannot read ${what}: ${quoteError(telling.text, 120)}`,
          `Correct what ${from} answers, ${again}.`,
        ];
    }
  })();
  return {
    clause,
    facts: [
      toFact(telling),
      {
        text: `Secret ${quote(target, 80)} is made by it${isThere ? ", and keeps what it had before" : ""}`,
      },
      store === undefined ? undefined : { text: `It reads from ${from}` },
    ],
    fix,
  };
}
