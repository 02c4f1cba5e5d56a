import type { Skill } from "./skill.ts";

export type Activation =
  | {
      readonly kind: "activated";
      /** For the tool's result: says that it worked, and instructs nothing. */
      readonly ack: string;
      /** For the `system` message that follows: the skill's body, wrapped. */
      readonly instructions: string;
    }
  | { readonly kind: "unknown"; readonly sentence: string };

/** Activates a skill by its name, as a model wrote it. */
export function activate(skills: readonly Skill[], name: string): Activation {
  const skill = skills.find((each) => each.name === name);
  if (skill === undefined) {
    const asked = JSON.stringify(name.slice(0, 64));
    const names = skills.map((each) => each.name).join(", ");
    const known = names === "" ? "There are none." : `There are: ${names}.`;
    return { kind: "unknown", sentence: `There is no skill ${asked}. ${known}` };
  }
  // A body that closes the wrapping would speak from outside its skill.
  const body = skill.body.replaceAll(/<(\/?skill_content)/gi, "&lt;$1");
  return {
    kind: "activated",
    ack: `The skill ${skill.name} is active; its instructions follow.`,
    instructions: `<skill_content name="${skill.name}">\n${body}\n</skill_content>`,
  };
}
