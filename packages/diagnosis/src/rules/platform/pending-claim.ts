import { z } from "zod";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import { eventTime } from "../../scene/scene.ts";
import type { Signal } from "../../signals/signal.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { type Ailing, objectRule } from "./object-rule.ts";

const Claim = z.object({
  spec: z.object({
    storageClassName: z.string().nullish(),
    resources: z
      .object({ requests: z.object({ storage: z.string().nullish() }).nullish() })
      .nullish()
      .catch(undefined),
  }),
});

/**
 * G7: a PersistentVolumeClaim gets no volume. Argo CD gives no message; its events tell, some of them Normal
 * ones (`FailedBinding`, `ExternalProvisioning`).
 */
export const pendingClaim = objectRule({
  mode: "G7",
  isMeant: ({ group, kind }) => group === "" && kind === "PersistentVolumeClaim",
  read: (ailing) => {
    const { node, scene } = ailing;
    const spec = Claim.safeParse(scene.manifest(node)).data?.spec;
    const said = eventSignals(ailing);
    const signal = said.find(({ text }) => causeOf(text) !== undefined);
    const waits =
      signal === undefined && said.some(({ text }) => /waiting for first consumer/.test(text));
    const storageClass = spec?.storageClassName ?? undefined;
    const place = sourcePlace(scene.observed.application);
    const cause = signal && causeOf(signal.text);
    const state = node.health?.status === "Degraded" ? "has lost its volume" : "stays Pending";
    const size = spec?.resources?.requests?.storage;
    const why =
      cause?.why ??
      (waits ? "it waits for a pod that uses it, as its storage class wants" : "nothing says why");
    return {
      clause: `${state}: ${why}`,
      facts: [
        signal && toFact(signal),
        storageClass === undefined && size == null
          ? undefined
          : {
              text: `It asks for ${size == null ? "storage" : quote(size, 20)}${storageClass === undefined ? " of the default class" : ` of storage class ${quote(storageClass, 80)}`}`,
            },
      ],
      evidence: [
        ...said.map(toEvidence),
        storageClass === undefined
          ? undefined
          : evidence({
              text: storageClass,
              object: objectName(node),
              field: "spec.storageClassName",
            }),
      ],
      fix:
        cause?.fix(place) ??
        `Look at the claim's storage class and its provisioner; the class is set in ${place}.`,
      waits: waits || signal === undefined,
    };
  },
});

interface Cause {
  readonly why: string;
  readonly fix: (place: string) => string;
}

function causeOf(text: string): Cause | undefined {
  const missing = /storageclass\.storage\.k8s\.io "([^"]+)" not found/.exec(text)?.[1];
  if (missing !== undefined) {
    return {
      why: `storage class ${quote(missing, 80)} does not exist`,
      fix: (place) =>
        `Name a storage class that exists in ${place} (a claim's class cannot be changed: recreate it), or create ${quote(missing, 80)}.`,
    };
  }
  if (/no persistent volumes available for this claim and no storage class is set/.test(text)) {
    return {
      why: "it names no storage class, the cluster has no default one, and no volume fits",
      fix: (place) => `Name a storage class in ${place}, or create a volume that fits.`,
    };
  }
  const failed = /failed to provision volume(?: with StorageClass "[^"]*")?: ([\s\S]+)/.exec(
    text,
  )?.[1];
  if (failed !== undefined) {
    return {
      why: `its volume cannot be made: ${quoteError(failed, 120)}`,
      fix: (place) =>
        `Correct what the provisioner names (quota, zone, rights, parameters); size and class are set in ${place}.`,
    };
  }
  const provisioner = /external provisioner ['"]([^'"]+)['"]/.exec(text)?.[1];
  if (provisioner !== undefined) {
    return {
      why: `provisioner ${quote(provisioner, 80)} has not made its volume yet`,
      fix: () => `Platform: see that provisioner ${quote(provisioner, 80)} runs and is registered.`,
    };
  }
  if (/already bound to a different claim|volume name|Cannot bind/.test(text)) {
    return {
      why: quoteError(text, 140),
      fix: (place) => `Free that volume, or name another in ${place}.`,
    };
  }
  return undefined;
}

function eventSignals({ node, scene }: Ailing): readonly Signal[] {
  return scene.events(node).map((event) => ({
    text: event.message,
    object: objectName(node),
    field: `event ${event.reason}`,
    where: `${node.kind} ${node.name}, event ${event.reason}`,
    at: eventTime(event),
  }));
}
