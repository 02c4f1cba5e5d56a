import { readFileSync } from "node:fs";
import { WorldCatalogue, type WorldEntry } from "./schema.ts";

/** Where the shipped worlds lie: one bundle each, and the catalogue. */
export const worldsFolder = new URL("../../fixtures/worlds/", import.meta.url);

/** The catalogue of the shipped worlds, by id, without unpacking any of them. */
export function listWorlds(): readonly WorldEntry[] {
  const path = new URL("index.json", worldsFolder);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Error(
      `The catalogue of worlds (${path.pathname}) cannot be read. Import the worlds again.`,
      {
        cause,
      },
    );
  }
  return WorldCatalogue.parse(content).worlds;
}
