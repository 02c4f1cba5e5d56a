import { isCredentialKey, isPlainValue } from "./credential-key.ts";
import { MASK } from "./mask.ts";
import { redact } from "./redact.ts";

const MAX_DEPTH = 100;

/**
 * `redact` for a JSON value, with what structure tells besides: values under credential keys, name-value
 * pairs as in a container's `env`, and the data of Kubernetes Secrets. The shape stays; throws when the
 * value is nested deeper than 100 levels.
 */
export function redactValue<T>(value: T): T {
  return walk(value, 0) as T;
}

function walk(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (typeof value === "string") return redact(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1));
  return walkObject(value as Record<string, unknown>, depth);
}

function walkObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  if (object.kind === "Secret") return walkSecret(object, depth);
  const named = object.name ?? object.key;
  const isPair = typeof named === "string" && isCredentialKey(named);
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const credential = isCredentialKey(key) || (isPair && key === "value");
      return [
        redact(key),
        credential && isScalar(value) ? maskScalar(value) : walk(value, depth + 1),
      ];
    }),
  );
}

/** Annotations go too: `kubectl apply` leaves the whole manifest in one of them. */
function walkSecret(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  const { data, stringData, ...rest } = object;
  const metadata = object.metadata;
  return {
    ...(walk({ ...rest, kind: undefined }, depth) as object),
    kind: "Secret",
    ...(isRecord(metadata) ? { metadata: walk(withoutAnnotations(metadata), depth + 1) } : {}),
    ...(isRecord(data) ? { data: maskAll(data) } : {}),
    ...(isRecord(stringData) ? { stringData: maskAll(stringData) } : {}),
  };
}

function withoutAnnotations({
  annotations: _,
  managedFields: __,
  ...rest
}: Record<string, unknown>) {
  return rest;
}

function maskAll(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(data).map((key) => [key, MASK]));
}

function maskScalar(value: string | number): string {
  return typeof value === "string" && isPlainValue(value) ? value : MASK;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
