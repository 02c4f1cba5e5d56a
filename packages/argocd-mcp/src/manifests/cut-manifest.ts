import { isRecord, type Manifest } from "./strip-manifest.ts";
import { toYaml } from "./to-yaml.ts";

export interface CutManifest {
  readonly yaml: string;
  /** What was taken out, in words, in the order it was. */
  readonly cut: readonly string[];
}

/** What is taken out until the rest fits, the least telling first. */
const CUTS: readonly { readonly what: string; apply(manifest: Manifest): Manifest }[] = [
  { what: "annotations", apply: (manifest) => without(manifest, ["annotations"], 2) },
  { what: "texts beyond 1,000 characters", apply: (manifest) => shorten(manifest, 1_000) },
  {
    what: "affinity, tolerations, topologySpreadConstraints, securityContext",
    apply: (manifest) =>
      without(manifest, [
        "affinity",
        "tolerations",
        "topologySpreadConstraints",
        "securityContext",
      ]),
  },
  { what: "texts beyond 300 characters", apply: (manifest) => shorten(manifest, 300) },
  {
    what: "volumes, volumeMounts",
    apply: (manifest) => without(manifest, ["volumes", "volumeMounts"]),
  },
  { what: "lists beyond 10 items", apply: (manifest) => shortenLists(manifest, 10) },
  {
    what: "labels, ownerReferences",
    apply: (manifest) => without(manifest, ["labels", "ownerReferences"]),
  },
  { what: "texts beyond 100 characters", apply: (manifest) => shorten(manifest, 100) },
  { what: "lists beyond 3 items", apply: (manifest) => shortenLists(manifest, 3) },
  { what: "objects beyond 20 fields", apply: (manifest) => shortenObjects(manifest, 20) },
  { what: "all but metadata and status", apply: withoutSpec },
];
const DEEPEST = 60;

/** A manifest as YAML of at most `maxBytes`: whole parts are taken out and said, the end only as a last resort. */
export function cutManifest(manifest: Manifest, maxBytes: number): CutManifest {
  const cut: string[] = [];
  let rest = manifest;
  for (const { what, apply } of CUTS) {
    const yaml = yamlWithin(rest, maxBytes);
    if (yaml !== undefined) return { yaml, cut };
    const next = apply(rest);
    if (JSON.stringify(next) !== JSON.stringify(rest)) cut.push(what);
    rest = next;
  }
  const yaml = yamlWithin(rest, maxBytes);
  if (yaml !== undefined) return { yaml, cut };
  return { yaml: firstLines(toYaml(rest), maxBytes), cut: [...cut, "its last lines"] };
}

/** Undefined when it is too large; what is so by far is not even written. */
function yamlWithin(manifest: Manifest, maxBytes: number): string | undefined {
  if (bytes(JSON.stringify(manifest)) > maxBytes * 4) return undefined;
  const yaml = toYaml(manifest);
  return bytes(yaml) <= maxBytes ? yaml : undefined;
}

/** Bytes as they count in a result: as a JSON string. */
function bytes(yaml: string): number {
  return Buffer.byteLength(JSON.stringify(yaml));
}

function firstLines(yaml: string, maxBytes: number): string {
  let room = maxBytes - 2;
  const lines = yaml.split("\n");
  const end = lines.findIndex((line) => {
    room -= bytes(line);
    return room < 0;
  });
  return lines.slice(0, end < 0 ? lines.length : end).join("\n");
}

function withoutSpec({ apiVersion, kind, metadata, status }: Manifest): Manifest {
  return { apiVersion, kind, metadata, ...(status === undefined ? {} : { status }) };
}

function without(manifest: Manifest, keys: readonly string[], deepest = DEEPEST): Manifest {
  const drop = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((item) => drop(item, depth + 1));
    if (!isRecord(value) || depth > deepest) return value;
    const kept = Object.entries(value).filter(([key]) => depth === 0 || !keys.includes(key));
    return Object.fromEntries(kept.map(([key, item]) => [key, drop(item, depth + 1)]));
  };
  return drop(manifest, 0) as Manifest;
}

function shorten(manifest: Manifest, max: number): Manifest {
  return map(manifest, (value) =>
    typeof value === "string" && value.length > max
      ? `${value.slice(0, max)}… (${value.length} characters)`
      : value,
  );
}

function shortenLists(manifest: Manifest, max: number): Manifest {
  return map(manifest, (value) =>
    Array.isArray(value) && value.length > max
      ? [...value.slice(0, max), `… ${value.length - max} more`]
      : value,
  );
}

function shortenObjects(manifest: Manifest, max: number): Manifest {
  return map(manifest, (value) => {
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    if (entries.length <= max) return value;
    return { ...Object.fromEntries(entries.slice(0, max)), "…": `${entries.length - max} more` };
  });
}

function map(manifest: Manifest, change: (value: unknown) => unknown): Manifest {
  const walk = (value: unknown, depth: number): unknown => {
    const changed = change(value);
    if (depth > DEEPEST) return changed;
    if (Array.isArray(changed)) return changed.map((item) => walk(item, depth + 1));
    if (!isRecord(changed)) return changed;
    return Object.fromEntries(
      Object.entries(changed).map(([key, item]) => [key, walk(item, depth + 1)]),
    );
  };
  return walk(manifest, 0) as Manifest;
}
