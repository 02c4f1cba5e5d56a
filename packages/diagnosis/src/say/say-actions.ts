import type { ResourceNode } from "@lynceus/argocd";
import type { Scene } from "../scene/scene.ts";

/** What a name does to an object that waits; `resume` is Argo CD's for one step, `promote-full` for all. */
export interface NamedAction {
  readonly name: string;
  /** Follows the verb's place in a sentence: `promote it`. */
  readonly does: string;
}

/**
 * `promote it (resource action `resume`)`: of these actions, those that Argo CD offers for the object in its
 * present state. Where it was not asked, all of them; undefined where it offers none.
 */
export function sayActions(
  node: ResourceNode,
  actions: readonly NamedAction[],
  { observed }: Scene,
): string | undefined {
  const asked = (observed.actions ?? []).find((each) => each.node === node);
  const offered = actions.filter(
    ({ name }) => asked === undefined || asked.available.includes(name),
  );
  const said = offered.map(
    ({ name, does }, index) => `${does} (${index === 0 ? "resource action " : ""}\`${name}\`)`,
  );
  const last = said.pop();
  if (last === undefined) return undefined;
  return said.length === 0 ? last : `${said.join(", ")} or ${last}`;
}
