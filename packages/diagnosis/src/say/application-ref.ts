import type { ResourceRef } from "@lynceus/contract";

/** The Application object itself as a resource, and its name for evidence. */
export function applicationRef(of: {
  readonly summary: { readonly namespace: string; readonly name: string };
}): readonly [ResourceRef, string] {
  const { namespace, name } = of.summary;
  const ref = { group: "argoproj.io", version: "v1alpha1", kind: "Application", namespace, name };
  return [ref, `Application ${name}`];
}
