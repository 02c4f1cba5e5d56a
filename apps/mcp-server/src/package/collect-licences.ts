import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** The licence texts of all packages that these files come from, each once, by name. */
export async function collectLicences(files: readonly string[], from: string): Promise<string> {
  const folders = new Set(files.flatMap((file) => packageOf(resolve(from, file)) ?? []));
  const texts = await Promise.all([...folders].map(describe));
  return [...new Set(texts)].sort().join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the innermost package. */
function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

async function describe(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n${await readFile(`${folder}/${file}`, "utf8")}`;
  return `${name} ${version} (${license})\n${text}`;
}
