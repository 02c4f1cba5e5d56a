import type { World } from "../../packages/standins/src/index.ts";
import { collectNames } from "./collect-names.ts";
import { createRandom } from "./create-random.ts";
import { createRenamer, type Renamer } from "./create-renamer.ts";
import { varyWording } from "./vary-wording.ts";

const HOURS = 5;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function isRecord(value: unknown): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every string of a JSON value; JSON in strings too. Keys stay, but for revisions. */
function renameValue(value: Json, rename: (text: string) => string): Json {
  if (typeof value === "string") {
    const inner = /^\s*[{[]/.test(value) ? parsed(value) : undefined;
    return inner === undefined ? rename(value) : JSON.stringify(renameValue(inner, rename));
  }
  if (Array.isArray(value)) return value.map((one) => renameValue(one, rename));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, one]): [string, Json] => [
    // managed fields have the names of containers in their keys
    /^[0-9a-f]{40}$|^k:\{/.test(key) ? rename(key) : key,
    renameValue(one, rename),
  ]);
  return Object.fromEntries(entries);
}

function parsed(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) || isRecord(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function renameFile(text: string, rename: (text: string) => string): string {
  return text
    .split("\n")
    .map((line) => {
      const value = parsed(line);
      return value === undefined ? rename(line) : JSON.stringify(renameValue(value, rename));
    })
    .join("\n");
}

/** `logs/<pod>/<container>.previous.ndjson`: each part is a name, with an ending at the last. */
function renamePath(path: string, { text }: Renamer): string {
  const [, whole = path, ending = ""] = /^(.*?)((?:\.previous)?\.\w+)$/.exec(path) ?? [];
  return `${whole.split("/").map(text).join("/")}${ending}`;
}

/** The same seed gives the same world: its names, its age, how its messages are put. */
export function renameWorld(world: World, seed: number): { world: World; renamer: Renamer } {
  const renamer = createRenamer(collectNames(world), seed);
  const known = new Map<string, string>();
  const vary = varyWording(seed);
  const rename = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const after = vary(renamer.text(text));
    if (text.length < 2_000) known.set(text, after);
    return after;
  };
  const files = new Map(
    [...world.files].map(([path, text]) => [renamePath(path, renamer), renameFile(text, rename)]),
  );
  const olderMs = Math.floor(createRandom(seed + 1)() * HOURS * 3_600_000);
  return {
    renamer,
    world: {
      ...world,
      files,
      recordedAt: new Date(Date.parse(world.recordedAt) + olderMs).toISOString(),
      about: world.about.map(renamer.text),
      applications: world.applications.map(renamer.text),
    },
  };
}
