import { expect, test } from "vitest";
import { skillFor } from "./skill-for.ts";
import { skill } from "./testing/some-skill.ts";

test.each([
  ["F1", "hook", "images"],
  ["?", "hook", "hooks"],
  ["?", "drift", undefined],
  ["K1", "hook", undefined],
] as const)("mode %s in layer %s is treated by %s", (mode, layer, name) => {
  const skills = [skill("hooks", { layers: ["hook"] }), skill("images", { modes: ["F1"] })];

  expect(skillFor(skills, { mode, layer })?.name).toBe(name);
});
