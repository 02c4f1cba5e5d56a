import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleWorld } from "./bundle-world.ts";
import { worldsFolder } from "./list-worlds.ts";
import { loadWorldFromFolder } from "./load-world-from-folder.ts";

/** `node --import tsx import-worlds.main.ts <folder>`: recorded worlds → the bundles that are shipped. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("Say which folder the recorded worlds lie in.");

rmSync(worldsFolder, { recursive: true, force: true });
mkdirSync(worldsFolder, { recursive: true });
const ids = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, "world.json")))
  .sort();
const worlds = [];
let total = 0;
for (const id of ids) {
  const world = loadWorldFromFolder(join(folder, id));
  if (world.id !== id) throw new Error(`Folder ${id} holds world ${world.id}.`);
  const bytes = bundleWorld(world);
  writeFileSync(new URL(`${id}.json.br`, worldsFolder), bytes);
  total += bytes.length;
  const { files: _, ...entry } = world;
  worlds.push(entry);
}
writeFileSync(
  new URL("index.json", worldsFolder),
  `${JSON.stringify({ format: 1, worlds }, null, 1)}\n`,
);
process.stdout.write(`${worlds.length} worlds, ${Math.round(total / 1024)} KiB\n`);
