import type { SyncResultResource } from "@lynceus/argocd";
import type { Scene } from "../../scene/scene.ts";
import { shapeOf } from "../../text/shape.ts";
import type { TroubleOf } from "../../trouble.ts";
import { ruleFor } from "../recognise.ts";
import { readReason } from "./read-reason.ts";

/** One sync may fail for several reasons: one trouble for each rule that knows some of the objects, one for the rest. */
export function splitRefused(
  { resources }: TroubleOf<"rejected">,
  scene: Scene,
): readonly TroubleOf<"rejected">[] {
  const byShape = new Map<string, unknown>();
  const parts = new Map<unknown, SyncResultResource[]>();
  for (const resource of resources) {
    const words = readReason(resource.message ?? "");
    const shape = `${resource.kind} ${shapeOf(words.slice(0, 1000), [resource.name])}`;
    if (!byShape.has(shape)) {
      byShape.set(shape, ruleFor({ kind: "rejected", resources: [resource] }, scene));
    }
    const rule = byShape.get(shape);
    const part = parts.get(rule);
    if (part === undefined) parts.set(rule, [resource]);
    else part.push(resource);
  }
  return [...parts.values()].map((part) => ({ kind: "rejected", resources: part }));
}
