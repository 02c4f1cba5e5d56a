import type { Finding } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import type { Trouble } from "../trouble.ts";
import { allRules } from "./all-rules.ts";
import type { Rule } from "./rule.ts";

/** What the first rule that knows a trouble says of it. */
export function recognise(trouble: Trouble, scene: Scene): Finding | undefined {
  for (const rule of allRules) {
    const finding = rule.recognise(trouble, scene);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** The rule that would; undefined when none does. */
export function ruleFor(trouble: Trouble, scene: Scene): Rule | undefined {
  return allRules.find((rule) => rule.recognise(trouble, scene) !== undefined);
}
