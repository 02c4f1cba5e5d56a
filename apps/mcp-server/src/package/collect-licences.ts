import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** The licence texts of all packages that these files come from; packages with the same text stand above it together. */
export async function collectLicences(files: readonly string[], from: string): Promise<string> {
  const folders = new Set(files.flatMap((file) => packageOf(resolve(from, file)) ?? []));
  const named = await Promise.all([...folders].map(describe));
  const byText = new Map<string, Set<string>>();
  for (const { name, text } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    byText.set(text, (byText.get(text) ?? new Set()).add(name));
  }
  return [...byText]
    .map(([text, names]) => `${[...names].join("\n")}\n\n${text}`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the innermost package. */
function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

async function describe(folder: string): Promise<{ readonly name: string; readonly text: string }> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : await readFile(`${folder}/${file}`, "utf8");
  return { name: `${name} ${version} (${license})`, text };
}
