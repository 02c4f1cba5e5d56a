import type { BotInstance } from "@lynceus/bot/config";
import { nearest } from "@lynceus/config/nearest";
import { ExpectedError, type Principal } from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import { askInstance } from "../ask-instance.ts";
import { readProjects } from "../read-projects.ts";

/** The entries of `projects` that cover no project of any Argo CD, a sentence each; none while one of them is not heard. */
export async function checkProjects(
  scopes: readonly (readonly [place: string, projects: readonly string[]])[],
  instances: readonly BotInstance[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const wanted = scopes.flatMap(([place, projects]) =>
    projects.filter((entry) => entry !== "*").map((entry) => ({ place, entry })),
  );
  if (wanted.length === 0) return [];
  const known = await placesOf(instances, signal);
  if (known === undefined) return [];
  const names = [...new Set(known.map(({ project }) => project))];
  return wanted.flatMap(({ place, entry }) => {
    const anyone: Principal = { kind: "channel", id: place, name: place, projects: [entry] };
    if (known.some((one) => canSee(anyone, one))) return [];
    const meant = nearest(entry.split("/").at(-1) ?? "", names);
    const hint = meant === undefined ? "Correct it" : `Did you mean ${meant}? Correct it`;
    return `${place}: no Argo CD shows a project ${entry}. ${hint}, or let the account of Lynceus see the project.`;
  });
}

async function placesOf(instances: readonly BotInstance[], signal: AbortSignal) {
  try {
    const lists = await Promise.all(
      instances.map(async (instance) => {
        const projects = await readProjects(askInstance(instance, signal));
        return projects.map((project) => ({ instance: instance.name, project }));
      }),
    );
    return lists.every((list) => list.length > 0) ? lists.flat() : undefined;
  } catch (error) {
    // Why it does not answer is told where the instance is.
    if (error instanceof ExpectedError) return undefined;
    throw error;
  }
}
