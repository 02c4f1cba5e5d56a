/** What kustomize says is wrong with an overlay, in its versions 3 to 5. */
export type KustomizeError =
  | { readonly kind: "patch-target"; readonly target: string; readonly name: string }
  | { readonly kind: "missing-file"; readonly path: string }
  | { readonly kind: "duplicate"; readonly name: string }
  | { readonly kind: "unknown-field"; readonly field: string }
  | { readonly kind: "load-restricted"; readonly path: string }
  | { readonly kind: "remote"; readonly path: string }
  | { readonly kind: "other"; readonly message: string };

const id = String.raw`([\w.-]+)/([\w.-]+?)\.(?:\[[\w.-]+\]|[\w-]+)(?=[;"\s,]|$)`;

type Build = (found: RegExpExecArray) => KustomizeError;

const patterns: readonly (readonly [RegExp, Build])[] = [
  [new RegExp(`no matches for Id ${id}`), (found) => patchTarget(found)],
  [new RegExp(`no resource matches strategic merge patch "?${id}`), (found) => patchTarget(found)],
  // Versions up to 3.8 write `apps_v1_Deployment|ns|name`.
  [
    /no matches for (?:Original)?Id ([\w.~-]+)\|[\w.~-]*\|([\w.-]+)/,
    (found) => {
      const kind = found[1]?.split("_").at(-1) ?? "";
      return { kind: "patch-target", target: kind, name: found[2] ?? "" };
    },
  ],
  [
    /unable to find patch target "?([\w.-]+)"?/,
    (found) => ({ kind: "patch-target", target: "", name: found[1] ?? "" }),
  ],
  [
    /may not add resource with an already registered id: (\S+)/,
    (found) => ({ kind: "duplicate", name: found[1] ?? "" }),
  ],
  [
    /security; file '([^']*)' is not in or below/,
    (found) => ({ kind: "load-restricted", path: found[1] ?? "" }),
  ],
  [
    /(?:unknown field|invalid Kustomization:[^\n]*field) "?([\w.]+)"?/,
    (found) => ({ kind: "unknown-field", field: found[1] ?? "" }),
  ],
  [
    /accumulat\w+ [^\n]*?from '?(https?:\/\/[^'\s]+|[\w.-]+\.[a-z]+\/[^'\s]+\?[^'\s]+|git@[^'\s]+)'?[\s\S]*?(?:git |URL|HTTP|clone|fetch)/i,
    (found) => ({ kind: "remote", path: found[1] ?? "" }),
  ],
  [
    /accumulat\w+ (?:resources|components|component)?[^\n]*?from '([^']+)': (?:open|evalsymlink|read|lstat|'[^']*' doesn't exist|must build at directory)/,
    (found) => ({ kind: "missing-file", path: found[1] ?? "" }),
  ],
  [
    /(?:evalsymlink failure on|unable to find one of '[^\n]*' in directory|loading (?:KV pairs|file)[^\n]*?|trouble configuring builtin \w+[^\n]*?)\s*'?(?:open |lstat )?(\S+?)'?\s*: (?:lstat|open|no such file)/,
    (found) => ({ kind: "missing-file", path: found[1] ?? "" }),
  ],
  [
    /(?:lstat|open) (\S+?): no such file or directory/,
    (found) => ({ kind: "missing-file", path: found[1] ?? "" }),
  ],
];

function patchTarget(found: RegExpExecArray): KustomizeError {
  const kind = found[1]?.split(".")[0] ?? "";
  return { kind: "patch-target", target: kind, name: found[2] ?? "" };
}

const command = /`?kustomize build\b[\s\S]*?failed exit status \d+: /;

/** Reads kustomize's error out of Argo CD's; undefined when kustomize did not fail. */
export function readKustomizeError(
  words: string,
): { readonly error: KustomizeError; readonly from: number } | undefined {
  const ran = command.exec(words);
  if (ran === null) return undefined;
  const from = ran.index + ran[0].length;
  const said = words.slice(from);
  for (const [pattern, build] of patterns) {
    const found = pattern.exec(said);
    if (found !== null) return { error: build(found), from };
  }
  return { error: { kind: "other", message: said.replace(/^Error: /, "") }, from };
}
