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
export function readFile(env: Env, read: ReadText): ReadFile {
  const named = said(env.LYNCEUS_CONFIG);
  const path = resolve(named ?? USUAL);
  const file = read(path);
  if (!file.ok) {
    if (named === undefined && file.isMissing) return { kind: "none" };
    const sentence =
      named === undefined
        ? `${path} ${file.why}. Let this user read it, or take it away.`
        : `LYNCEUS_CONFIG names ${path}, which ${file.why}. Correct the path, or leave the variable out.`;
    return { kind: "wrong", problems: [sentence] };
  }
  const parsed = parseFile(file.text, named ?? USUAL);
  if (!parsed.ok) return { kind: "wrong", problems: parsed.problems };
  return { kind: "read", path, settings: parsed.settings };
}
