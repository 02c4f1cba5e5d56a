import { z } from "zod";
import { identity } from "./references.ts";
import type { CallableTool, FoundProblem, Skill, SkillStep, StepCall, StepValue } from "./skill.ts";

/** Which of a skill's calls could not be made with these tools, and which of its steps would never be taken. */
export function checkCalls(skill: Skill, tools: readonly CallableTool[]): readonly FoundProblem[] {
  const known = new Map(tools.map((tool) => [tool.name, tool]));
  return skill.steps.flatMap((step) => {
    const messages = [
      ...listUnreachable(skill, step),
      ...step.calls.flatMap((call) => {
        const tool = known.get(call.tool);
        return tool === undefined ? [`There is no tool ${call.tool}.`] : checkCall(call, tool);
      }),
    ];
    return messages.map((message): FoundProblem => {
      const line = step.line === undefined ? {} : { line: step.line };
      return { ...line, severity: "error", message };
    });
  });
}

function listUnreachable(skill: Skill, step: SkillStep): readonly string[] {
  const treats = (mode: string) =>
    mode === "?" ? skill.layers.length > 0 : skill.modes.includes(mode);
  return step.modes
    .filter((mode) => !treats(mode))
    .map((mode) => `Step ${step.number} is for ${mode}, which the skill does not treat.`);
}

function checkCall(call: StepCall, { inputSchema }: CallableTool): readonly string[] {
  const properties = new Map(Object.entries(inputSchema.properties ?? {}));
  const given = Object.keys(call.arguments);
  const missing = (inputSchema.required ?? []).filter(
    (name) => !given.includes(name) && !identity.includes(name),
  );
  return [
    ...missing.map((name) => `${call.tool} needs ${name}.`),
    ...Object.entries(call.arguments).flatMap(([name, value]) => {
      if (identity.includes(name)) return [`${name} is added by whoever runs the step.`];
      const schema = properties.get(name);
      if (schema === undefined) return [`${call.tool} takes no ${name}.`];
      return fits(schema, value) ? [] : [`${call.tool} does not take this as its ${name}.`];
    }),
  ];
}

/** A literal is put to the schema; a reference is an object for `$resource` and text for every other. */
function fits(schema: unknown, value: StepValue): boolean {
  if (value.kind === "reference") {
    const type = new Map(Object.entries(schema ?? {})).get("type");
    if (typeof type !== "string") return true;
    return value.name === "resource" ? ["object", "array"].includes(type) : type === "string";
  }
  return z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema).safeParse(value.value).success;
}
