import type { ResourceChange } from "@lynceus/contract";
import { diffLines } from "./diff-lines.ts";
import { type Manifest, readManifest } from "./read-manifest.ts";

type Named = Pick<Manifest, "group" | "kind" | "namespace" | "name">;

/** An object's identity as results give it: what is empty is left out. */
export function identity({ group, kind, namespace, name }: Named) {
  return {
    ...(group === "" ? {} : { group }),
    kind,
    ...(namespace === "" ? {} : { namespace }),
    name,
  };
}

/** How one object differs between two sides, each a JSON manifest. Of a Secret only that it does. */
export function describeChange(object: Named, before: string, after: string): ResourceChange {
  const change = { ...identity(object), state: "changed" as const, diff: [] };
  if (object.kind === "Secret") return { ...change, note: "how is not shown of a Secret" };
  const [old, now] = [readManifest(before), readManifest(after)];
  if (old === undefined || now === undefined) {
    return { ...change, note: "its manifest cannot be read" };
  }
  const diff = diffLines(old.lines, now.lines);
  if (diff === undefined) return { ...change, note: "in too much to be shown as a diff" };
  if (diff.length === 0)
    return { ...change, note: "only in values that are masked, or in the bookkeeping of kubectl" };
  return { ...change, diff: [...diff] };
}
