import { isObject, type Json, textAt } from "../json.ts";
import { letters } from "./clone-service.ts";
import type { RecordedService } from "./recorded-service.ts";

/** Kinds of failures that are hidden in a generated application. */
export const failureKinds = ["image", "host", "memory", "drift"] as const;
export type FailureKind = (typeof failureKinds)[number];

/** Where in the API of an application a piece of evidence stands. */
type EvidenceSource =
  | "application"
  | "resource-tree"
  | "resource-events"
  | "resource"
  | "logs"
  | "managed-resources";

/** A failure that was hidden, and the words without which it cannot be told. */
export interface Planted {
  readonly kind: FailureKind;
  /** The service that fails. */
  readonly service: string;
  /** `Deployment suite-prod/svc-042`. */
  readonly object: string;
  readonly cause: string;
  /** Words of a health message, an event, a log line or a manifest: each bears a part of the answer. */
  readonly evidence: readonly { readonly in: EvidenceSource; readonly says: string }[];
}

const namespace = "suite-prod";

/** Makes a cloned service fail in its own way; `host` and `memory` want one that crashes, `image` one without its image. */
export function plantFailure(
  service: RecordedService,
  {
    kind,
    name,
    seed,
  }: { readonly kind: FailureKind; readonly name: string; readonly seed: number },
): { readonly service: RecordedService; readonly planted: Planted } {
  const mark = letters(`${seed}/${name}/${kind}`, 6);
  const text = JSON.stringify(service);
  const deployment = `Deployment ${namespace}/${name}`;
  switch (kind) {
    case "image": {
      const tag = `7.1.0-${mark}`;
      return {
        service: JSON.parse(text.replaceAll("7.0.1", tag)),
        planted: {
          kind,
          service: name,
          object: deployment,
          cause: `image tag ${tag} does not exist`,
          evidence: [
            { in: "application", says: name },
            { in: "resource-tree", says: `${name}:${tag}: not found` },
            { in: "resource-events", says: `${name}:${tag}: not found` },
          ],
        },
      };
    }
    case "host": {
      const host = `broker-${mark}.events.svc`;
      return {
        service: JSON.parse(text.replaceAll("kafka-0.kafka.infra", host)),
        planted: {
          kind,
          service: name,
          object: deployment,
          cause: `its broker ${host} does not resolve`,
          evidence: [
            { in: "application", says: name },
            { in: "resource-tree", says: name },
            { in: "logs", says: `${host}:9092: no such host` },
          ],
        },
      };
    }
    case "memory":
      return {
        service: JSON.parse(
          text
            .replaceAll('"exitCode":1,', '"exitCode":137,')
            .replaceAll('"reason":"Error"', '"reason":"OOMKilled"')
            .replace(/ERROR kafka: [^"\\]*/g, "INFO  loading the product cache")
            .replaceAll("FATAL shutting down", "INFO  61 of 64 MiB in use"),
        ),
        planted: {
          kind,
          service: name,
          object: deployment,
          cause: "it is killed at its memory limit of 64Mi",
          evidence: [
            { in: "application", says: name },
            { in: "resource-tree", says: name },
            { in: "resource", says: "OOMKilled" },
            { in: "resource", says: "64Mi" },
          ],
        },
      };
    case "drift": {
      const value = `edited by hand ${mark}`;
      const config = `${name}-config`;
      return {
        service: {
          ...service,
          items: service.items.map((item) =>
            textAt(item, "name") === config ? drifted(item, `value 3 of ${name}`, value) : item,
          ),
          statuses: service.statuses.map((status) =>
            isObject(status) && status.name === config
              ? { ...status, status: "OutOfSync" }
              : status,
          ),
          resources: JSON.parse(
            JSON.stringify(service.resources).replace(`"value 3 of ${name}"`, `"${value}"`),
          ),
        },
        planted: {
          kind,
          service: name,
          object: `ConfigMap ${namespace}/${config}`,
          cause: `key-3 was changed in the cluster to "${value}"`,
          evidence: [
            { in: "application", says: config },
            { in: "managed-resources", says: "key-3" },
            { in: "managed-resources", says: value },
          ],
        },
      };
    }
  }
}

/** Another value in the cluster; what was last applied still has the one from Git. */
function drifted(item: Json, from: string, to: string): Json {
  if (!isObject(item)) return item;
  const change = (state: string) => textAt(item, state).replace(from, to);
  return {
    ...item,
    liveState: change("liveState"),
    normalizedLiveState: change("normalizedLiveState"),
    modified: true,
  };
}
