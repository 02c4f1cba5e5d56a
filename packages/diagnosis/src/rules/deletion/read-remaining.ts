import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import { oncePerScene } from "../../scene/once-per-scene.ts";
import type { Scene } from "../../scene/scene.ts";

/** An object that a deletion has not got rid of yet. */
export interface Remaining {
  readonly node: ResourceNode;
  /** Somebody asked for its deletion; without that Argo CD has not come to it yet. */
  readonly isLeaving: boolean;
  /** Who has to let it go. The garbage collector's own are left out: they wait for what is below. */
  readonly finalizers: readonly string[];
  /** A person has to confirm: `Delete=confirm` (Argo CD 2.14 and later). */
  readonly needsConfirmation: boolean;
  /** What the namespace controller says is in the way. */
  readonly blocks: readonly { readonly type: string; readonly message: string }[];
}

const options = "argocd.argoproj.io/sync-options";
const ofCollector = new Set(["foregroundDeletion", "orphan"]);
const blocking =
  /^Namespace(?:ContentRemaining|FinalizersRemaining|DeletionDiscoveryFailure|DeletionContentFailure|DeletionGroupVersionParsingFailure)$/;

const Held = z.object({
  spec: z
    .object({ finalizers: z.array(z.string()).nullish() })
    .nullish()
    .catch(undefined),
});

/** What is left of an application that is being deleted, as far as it was read; most telling first. */
export function readRemaining(scene: Scene): readonly Remaining[] {
  return readAll(scene.tree, scene);
}

const readAll = oncePerScene((_tree: Scene["tree"], scene): readonly Remaining[] =>
  scene.observed.objects
    .flatMap(({ node, manifest }) => {
      const object = scene.object(node);
      if (object === undefined) return [];
      const metadata = object.metadata;
      const isLeaving =
        metadata?.deletionTimestamp !== undefined || /deletion/i.test(node.health?.message ?? "");
      const own =
        node.kind === "Namespace" ? (Held.safeParse(manifest).data?.spec?.finalizers ?? []) : [];
      const finalizers = [...(metadata?.finalizers ?? []), ...own].filter(
        (each) => !ofCollector.has(each),
      );
      const said = metadata?.annotations?.[options] ?? "";
      const needsConfirmation = said.split(",").some((each) => each.trim() === "Delete=confirm");
      const blocks = (object.status?.conditions ?? []).flatMap(({ type, status, message }) =>
        status === "True" && blocking.test(type) ? [{ type, message: message ?? "" }] : [],
      );
      return [
        { node, isLeaving, finalizers, needsConfirmation: needsConfirmation && !isLeaving, blocks },
      ];
    })
    .sort((a, b) => weight(b) - weight(a)),
);

function weight({ isLeaving, finalizers, needsConfirmation }: Remaining): number {
  return (isLeaving ? 2 : 0) + (finalizers.length > 0 ? 1 : 0) + (needsConfirmation ? 4 : 0);
}
