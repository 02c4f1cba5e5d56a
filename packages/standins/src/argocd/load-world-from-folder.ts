import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { z } from "zod";
import { type World, WorldHeader, WorldTruth } from "./schema.ts";

/** Reads a recorded world: `world.json`, `truth.json` and the answers below `api/`. Throws when they are not that. */
export function loadWorldFromFolder(folder: string): World {
  const header = read(join(folder, "world.json"), WorldHeader);
  const truth = read(join(folder, "truth.json"), WorldTruth);
  return { ...header, truth, files: readAnswers(join(folder, "api")) };
}

/** The recorded answers below a folder, by their path, JSON without white space. */
function readAnswers(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    const key = relative(folder, path).split(sep).join("/");
    files.set(key, key.endsWith(".json") ? compact(text, path) : text);
  }
  return files;
}

function compact(text: string, path: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path} is not JSON.`, { cause });
  }
}

function read<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(`${path} cannot be read: the folder is not a recorded world.`, { cause });
  }
  const parsed = schema.safeParse(JSON.parse(compact(text, path)));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${path} is not a recorded world: ${issue?.path.join(".")}: ${issue?.message}.`, {
    cause: parsed.error,
  });
}
