import { redactValue } from "@lynceus/guard";
import { stringify } from "yaml";
import { clean } from "../clean.ts";

/** A Kubernetes object as text, masked: what is compared line by line must be masked as a whole before. */
export interface Manifest {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** YAML with sorted keys, so that two renderings of one object have their lines in one order. */
  readonly lines: readonly string[];
}

const NOTHING = new Set([undefined, "", "null"]);

/** Whether Argo CD has no object on this side. */
export function isNothing(json: string | undefined): boolean {
  return NOTHING.has(json);
}

/** Undefined when it is no object, or nested too deeply to be masked. */
export function readManifest(json: string): Manifest | undefined {
  const value = parse(json);
  if (value === undefined) return undefined;
  const { apiVersion, kind, metadata } = value;
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  const [group = ""] = text(apiVersion).includes("/") ? text(apiVersion).split("/") : [];
  return {
    group,
    kind: text(kind),
    namespace: text(namespace),
    name: text(name),
    lines: toLines(value),
  };
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = redactValue(clean(JSON.parse(json)));
    return isRecord(value) ? withoutBookkeeping(value) : undefined;
  } catch {
    return undefined;
  }
}

/** What `kubectl` and the API server write about an object: the object a second time, no part of it. */
function withoutBookkeeping(value: Record<string, unknown>): Record<string, unknown> {
  if (!isRecord(value.metadata)) return value;
  const { managedFields: _, annotations, ...metadata } = value.metadata;
  if (!isRecord(annotations)) return { ...value, metadata };
  const { "kubectl.kubernetes.io/last-applied-configuration": __, ...own } = annotations;
  return { ...value, metadata: { ...metadata, annotations: own } };
}

function toLines(value: unknown): readonly string[] {
  const yaml = stringify(value, {
    sortMapEntries: true,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return yaml.trimEnd().split("\n");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
