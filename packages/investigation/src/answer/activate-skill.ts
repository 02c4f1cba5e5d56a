import type { AgentTool } from "@lynceus/agent";
import { activate, type Skill } from "@lynceus/skills";
import { z } from "zod";

export const ACTIVATE_SKILL = "activate_skill";

const Input = z.object({ name: z.string() });

/**
 * The tool that gives a model a skill's instructions: its result only says that it worked, the body follows
 * as a `system` message, because nothing in a result is an instruction. None when there is no skill.
 */
export function activateSkill(skills: readonly Skill[]): readonly AgentTool[] {
  return skills.length === 0 ? [] : [activating(skills)];
}

function activating(skills: readonly Skill[]): AgentTool {
  const names = skills.map(({ name }) => name).sort();
  return {
    definition: {
      name: ACTIVATE_SKILL,
      description:
        "Gives you the instructions of one of the skills that the system prompt lists. They follow as a system message.",
      input_schema: {
        type: "object",
        properties: { name: { type: "string", enum: names } },
        required: ["name"],
        additionalProperties: false,
      },
    },
    effect: "read",
    describe: (input) => `the skill \`${Input.safeParse(input).data?.name ?? "?"}\``,
    async run(input) {
      const activation = activate(skills, Input.safeParse(input).data?.name ?? "");
      switch (activation.kind) {
        case "activated":
          return {
            content: activation.ack,
            isError: false,
            instructions: activation.instructions,
          };
        case "unknown":
          return { content: activation.sentence, isError: true };
      }
    },
  };
}
