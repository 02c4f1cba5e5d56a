import { dirname } from "node:path";
import type { ReadFile } from "../file/read-file.ts";
import { type ConnectedInstance, connectInstance, type Sources } from "./connect-instance.ts";

/**
 * The Argo CDs of the file, but for one whose name is taken by what variables describe. Adds what is wrong
 * to `problems`.
 */
export function readInstances(
  file: ReadFile,
  sources: Omit<Sources, "folder">,
  taken?: string,
): readonly ConnectedInstance[] {
  if (file.kind !== "read") return [];
  const { instances } = file.settings;
  for (const [index, { name }] of instances.entries()) {
    if (instances.findIndex((other) => other.name === name) === index) continue;
    sources.problems.push(
      `\`instances[${index}].name\`: there is another \`${name}\`. Rename one of the two.`,
    );
  }
  return instances
    .filter(({ name }) => name !== taken)
    .map((instance) => connectInstance(instance, { ...sources, folder: dirname(file.path) }));
}
