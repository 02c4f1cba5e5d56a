import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleWorld } from "./bundle-world.ts";
import { worldsFolder } from "./list-worlds.ts";
import { loadWorldFromFolder } from "./load-world-from-folder.ts";

/** `node --import tsx import-worlds.main.ts <folder>`: recorded worlds → the bundles that are shipped. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("Say which folder the recorded worlds lie in.");

const worlds = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, "world.json")))
  .sort()
  .map((name) => loadWorldFromFolder(join(folder, name)));
if (worlds.length === 0) throw new Error(`There is no recorded world in ${folder}.`);
const bundles = worlds.map((world) => ({ world, bytes: bundleWorld(world) }));

rmSync(worldsFolder, { recursive: true, force: true });
mkdirSync(worldsFolder, { recursive: true });
for (const { world, bytes } of bundles) {
  writeFileSync(new URL(`${world.id}.json.br`, worldsFolder), bytes);
}
const catalogue = { format: 1, worlds: worlds.map(({ files: _, ...entry }) => entry) };
writeFileSync(new URL("index.json", worldsFolder), `${JSON.stringify(catalogue, null, 1)}\n`);
const total = bundles.reduce((sum, { bytes }) => sum + bytes.length, 0);
process.stdout.write(`${worlds.length} worlds, ${Math.round(total / 1024)} KiB\n`);
