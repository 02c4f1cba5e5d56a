import type { ResourceNode } from "@lynceus/argocd";
import { objectName } from "../scene/node-info.ts";
import { oncePerScene } from "../scene/once-per-scene.ts";
import { eventTime, type Scene } from "../scene/scene.ts";
import { shapeOf } from "../text/shape.ts";
import type { Signal } from "./signal.ts";

/** What is said about an unhealthy object: its own health, its conditions, its warnings, its owners' health. */
export const resourceSignals = oncePerScene(read);

function read(node: ResourceNode, scene: Scene): readonly Signal[] {
  const signals: Signal[] = [];
  const where = `${node.kind} ${node.name}`;
  const object = objectName(node);
  if (node.health?.message !== undefined) {
    signals.push({
      text: node.health.message,
      object,
      field: "health.message (resource tree)",
      where,
    });
  }
  for (const condition of scene.object(node)?.status?.conditions ?? []) {
    if (condition.status !== "False" || condition.message === undefined) continue;
    if (condition.message === node.health?.message) continue;
    signals.push({
      text: condition.message,
      object,
      field: `status.conditions[${condition.type}]`,
      where: `${where}, ${condition.reason ?? condition.type}`,
      at: condition.lastTransitionTime,
    });
  }
  const said = new Set(signals.map((signal) => shapeOfRefusal(signal.text)));
  for (const event of scene.events(node)) {
    if (event.type === "Normal") continue;
    const shape = shapeOfRefusal(event.message);
    if (said.has(shape)) continue;
    said.add(shape);
    signals.push({
      text: event.message,
      object,
      field: `event ${event.reason}`,
      where: `${where}, event ${event.reason}`,
      at: eventTime(event),
    });
  }
  const owner = scene.tree.parent(node);
  if (owner?.health?.message !== undefined && (owner.health.status ?? "Healthy") !== "Healthy") {
    signals.push({
      text: owner.health.message,
      object: objectName(owner),
      field: "health.message (resource tree)",
      where: `${owner.kind} ${owner.name}`,
    });
  }
  return signals;
}

/** A refused pod is tried again under another name each time: folded by the text without names. */
function shapeOfRefusal(text: string): string {
  return shapeOf(text.replace(/^\(combined from similar events\): /, ""))
    .replace(/^Error creating: /, "")
    .replace(/^pods "[^"]*"/, "pods");
}
