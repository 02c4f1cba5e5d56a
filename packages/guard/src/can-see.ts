import type { Principal } from "@lynceus/contract";
import { matchesGlob } from "./matches-glob.ts";

/**
 * Whether a principal's `projects` scope covers a project of an instance. Lists and near names are
 * filtered by the same rule that authorises reads, so nothing is shown that could not be opened.
 */
export function canSee(
  principal: Principal,
  place: { readonly instance: string; readonly project: string },
): boolean {
  return principal.projects.some((entry) => covers(entry, place));
}

function covers(entry: string, place: { instance: string; project: string }): boolean {
  const parts = entry.split("/");
  if (parts.length > 2 || place.project.includes("/")) return false;
  const project = parts.at(-1) ?? "";
  const instance = parts.length === 2 ? (parts[0] ?? "") : "*";
  return matchesGlob(instance, place.instance) && matchesGlob(project, place.project);
}
