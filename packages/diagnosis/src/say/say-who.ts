import type { PodGroup } from "../scene/group-pods.ts";
import type { Scene } from "../scene/scene.ts";
import { quote, quoteNames } from "../text/quote.ts";

/** The subject of a sentence about failing pods; `plural` decides its verb. */
export interface Who {
  readonly text: string;
  readonly plural: boolean;
  readonly possessive: "its" | "their";
}

export function sayWho(groups: readonly PodGroup[], scene: Scene): Who {
  const names = [...new Set(groups.map((group) => group.workload.name))];
  const plural = names.length > 1;
  const alone = names.length === 1 && names[0] === scene.observed.summary.name;
  return {
    text: subjectText(groups[0], quoteNames(names), alone, plural),
    plural,
    possessive: plural ? "their" : "its",
  };
}

function subjectText(
  group: PodGroup | undefined,
  names: string,
  alone: boolean,
  plural: boolean,
): string {
  const of = alone ? "" : ` of ${names}`;
  const version = group?.version === undefined ? "" : ` (${quote(group.version, 60)})`;
  if (group?.subject === "new-revision") return `the new revision${plural ? "s" : ""}${of}`;
  if (group?.subject === "running-revision") {
    return `the running version${plural ? "s" : ""}${version}${of}`;
  }
  if (group?.owner.kind === "Job") return `job${plural ? "s" : ""} ${names}`;
  return alone ? "the application" : names;
}

export function verb(who: Who, singular: string, plural: string): string {
  return who.plural ? plural : singular;
}
