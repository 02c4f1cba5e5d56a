import { existsSync, readFileSync } from "node:fs";
import { unbundleWorld } from "./bundle-world.ts";
import { listWorlds, worldsFolder } from "./list-worlds.ts";
import { nearIds } from "./near-ids.ts";
import type { World } from "./schema.ts";

/** Unpacks a shipped world. An unknown id or a broken bundle is an `Error` that says what to do. */
export function loadWorld(id: string): World {
  const path = new URL(`${encodeURIComponent(id)}.json.br`, worldsFolder);
  if (!existsSync(path)) throw new Error(unknownWorld(id));
  return unbundleWorld(readFileSync(path), `World ${id}`);
}

function unknownWorld(id: string): string {
  const ids = listWorlds().map((world) => world.id);
  const near = nearIds(id, ids);
  const hint =
    near.length > 0
      ? `Near: ${near.join(", ")}.`
      : `There are ${ids.length}; listWorlds() names them.`;
  return `There is no world "${id}". ${hint}`;
}
