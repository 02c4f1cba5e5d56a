import { ResourceNode } from "@lynceus/argocd";
import type { ObservedObjects } from "../observed.ts";

/** An object of an application with what is written about it: its node, its manifest, its events. */
export function withObject(
  observed: ObservedObjects,
  seed: {
    readonly node: object;
    readonly manifest?: unknown;
    /** `Reason: message`; `Normal Reason: message` for one that is no warning. */
    readonly events?: readonly string[];
  },
): ObservedObjects {
  const node = ResourceNode.parse({
    namespace: "shop",
    uid: JSON.stringify(seed.node),
    ...seed.node,
  });
  const events = (seed.events ?? []).map((text) => {
    const [, normal, reason = "", message = ""] = /^(Normal )?(\w+): ([\s\S]*)$/.exec(text) ?? [];
    return {
      type: normal === undefined ? "Warning" : "Normal",
      reason,
      message,
      count: 3,
      firstTimestamp: undefined,
      eventTime: undefined,
      lastTimestamp: "2030-05-04T10:07:00Z",
      involvedObject: {
        kind: node.kind,
        namespace: "shop",
        name: node.name,
        uid: node.uid,
        fieldPath: undefined,
      },
    };
  });
  return {
    ...observed,
    tree: { nodes: [...(observed.tree?.nodes ?? []), node], orphanedNodes: [] },
    objects: [...observed.objects, { node, manifest: seed.manifest }],
    events: [...observed.events, { node, events }],
  };
}
