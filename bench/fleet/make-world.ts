// The root is no package that could be entered by name.
// biome-ignore lint/style/noRestrictedImports: see above
import { loadWorld, type World } from "../../packages/standins/src/index.ts";

const RECORDED = "fleet";
const KEPT = /\/(application|resource-tree|events|resource-events|resources|syncwindows)\.json$/;

interface Item {
  readonly metadata: { readonly name: string };
}

/**
 * An Argo CD's worth of recorded applications: every other one has the name that it has everywhere, the rest
 * names of their own.
 */
export function makeWorld(instance: string, applications: number): World {
  const world = loadWorld(RECORDED);
  const list = JSON.parse(world.files.get("applications.json") ?? "") as {
    readonly items: readonly Item[];
  };
  const files = new Map(
    [...world.files].filter(([path]) => !path.startsWith("applications") || KEPT.test(path)),
  );
  const items = Array.from({ length: applications }, (_, index) => {
    const item = list.items[index % list.items.length] as Item;
    const { name } = item.metadata;
    const round = Math.floor(index / list.items.length);
    const own = [name, ...(round > 0 ? [round] : []), ...(index % 2 === 1 ? [instance] : [])];
    return { from: name, item: rename(item, own.join("-")) };
  });
  for (const { from, item } of items) {
    const { name } = item.metadata;
    for (const [path, text] of world.files) {
      if (name === from || !path.startsWith(folderOf(from)) || !KEPT.test(path)) continue;
      const parsed = path.endsWith("/application.json") ? JSON.parse(text) : {};
      // A recorded refusal names nobody.
      const body = "metadata" in parsed ? JSON.stringify(rename(parsed, name)) : text;
      files.set(path.replace(folderOf(from), folderOf(name)), body);
    }
  }
  files.set("applications.json", JSON.stringify({ ...list, items: items.map(({ item }) => item) }));
  return { ...world, files };
}

const folderOf = (name: string) => `applications/argocd/${name}/`;

function rename(item: Item, name: string): Item {
  return { ...item, metadata: { ...item.metadata, name } };
}
