import { z } from "zod";
import { type FieldPath, isFields } from "./field-path.ts";

/** Who set which fields of a live object, by its `managedFields`. */
export interface FieldManager {
  readonly name: string;
  readonly subresource: string | undefined;
  readonly at: string | undefined;
  readonly fields: readonly FieldPath[];
}

const text = z.string().nullish();
const Managed = z.object({
  metadata: z.object({
    managedFields: z.array(
      z.object({ manager: text, subresource: text, time: text, fieldsV1: z.unknown() }),
    ),
  }),
});

const mostFields = 2_000;

/** Kubernetes' `FieldsV1`: `f:` a field, `k:` an item by its keys, `.` the thing itself. Empty when nothing is kept. */
export function readManagers(live: unknown): readonly FieldManager[] {
  const entries = Managed.safeParse(live).data?.metadata.managedFields ?? [];
  return entries.map(({ manager, subresource, time, fieldsV1 }) => {
    const fields: FieldPath[] = [];
    collect(fieldsV1, [], fields);
    return {
      name: manager ?? "",
      subresource: subresource ?? undefined,
      at: time ?? undefined,
      fields,
    };
  });
}

function collect(node: unknown, path: FieldPath, into: FieldPath[]): void {
  if (!isFields(node) || into.length >= mostFields || path.length > 24) return;
  const parts = Object.keys(node).filter((key) => /^[fk]:/.test(key));
  if (parts.length === 0) {
    into.push(path);
    return;
  }
  for (const key of parts) collect(node[key], [...path, partOf(key)], into);
}

function partOf(key: string): string {
  if (key.startsWith("f:")) return key.slice(2);
  try {
    const keys: unknown = JSON.parse(key.slice(2));
    const [first] = isFields(keys) ? Object.values(keys) : [];
    return `[${String(first)}]`;
  } catch {
    return key;
  }
}

/** Tools that people change objects with: kubectl and its verbs, clients of dashboards, Helm by hand. */
export function isHand({ name }: FieldManager): boolean {
  return /^(?:kubectl|oc$|oc-|k9s|Lens|OpenLens|OpenAPI-Generator|node-fetch|Mozilla|dashboard|rancher$|helm$|lens|headlamp|okhttp)/i.test(
    name,
  );
}

/** What scales by the `scale` subresource: the HPA controller, KEDA through it; a person's kubectl is none. */
export function isScaler(manager: FieldManager): boolean {
  return manager.subresource === "scale" && !isHand(manager);
}

export function isArgocd({ name }: FieldManager): boolean {
  return /^argocd/.test(name);
}
