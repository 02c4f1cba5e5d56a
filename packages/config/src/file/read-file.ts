import { resolve } from "node:path";
import type { LynceusConfig } from "@lynceus/contract";
import { type Env, said } from "../said.ts";
import { parseFile } from "./parse-file.ts";
import type { ReadText } from "./read-text.ts";

export type ReadFile =
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly path: string; readonly settings: LynceusConfig }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

const USUAL = "lynceus.yaml";

/** Reads the file that `LYNCEUS_CONFIG` names, or `./lynceus.yaml` when it is there. */
export function findFile(env: Env, read: ReadText): ReadFile {
  const named = readFile(env, read);
  if (named.kind !== "none") return named;
  const path = resolve(USUAL);
  const file = read(path);
  if (file.ok) return parsed(path, USUAL, file.text);
  if (file.isMissing) return { kind: "none" };
  const sentence = `${path} ${file.why}. Let this user read it, or take it away.`;
  return { kind: "wrong", problems: [sentence] };
}

/**
 * Reads the file that `LYNCEUS_CONFIG` names, and no other: for a program that is started in folders of
 * others, whose file could name commands to run.
 */
export function readFile(env: Env, read: ReadText): ReadFile {
  const name = said(env.LYNCEUS_CONFIG);
  if (name === undefined) return { kind: "none" };
  const path = resolve(name);
  const file = read(path);
  if (file.ok) return parsed(path, name, file.text);
  const sentence = `LYNCEUS_CONFIG names ${path}, which ${file.why}. Correct the path, or leave the variable out.`;
  return { kind: "wrong", problems: [sentence] };
}

function parsed(path: string, name: string, text: string): ReadFile {
  const file = parseFile(text, name);
  return file.ok
    ? { kind: "read", path, settings: file.settings }
    : { kind: "wrong", problems: file.problems };
}
