import type { Scene } from "./scene.ts";

/** Reads something of a scene's parts once, however many rules ask for it; a scene never changes. */
export function oncePerScene<Part extends object, Read>(
  read: (part: Part, scene: Scene) => Read,
): (part: Part, scene: Scene) => Read {
  const scenes = new WeakMap<Scene, Map<Part, Read>>();
  return (part, scene) => {
    const known = scenes.get(scene) ?? new Map<Part, Read>();
    scenes.set(scene, known);
    if (known.has(part)) return known.get(part) as Read;
    const value = read(part, scene);
    known.set(part, value);
    return value;
  };
}
