import { readdirSync, readFileSync } from "node:fs";
import type { Layer } from "@lynceus/contract";
import { expect, test } from "vitest";
import { loadSkills } from "./load-skills.ts";
import { shippedSkills } from "./shipped-skills.ts";
import type { CallableTool } from "./skill.ts";
import { skillFor } from "./skill-for.ts";
import { validateSkills } from "./validate-skills.ts";

const snapshots = new URL("../../argocd-mcp/src/tools/__snapshots__/", import.meta.url);
const tools = readdirSync(snapshots).map(
  (name): CallableTool => JSON.parse(readFileSync(new URL(name, snapshots), "utf8")),
);
const { skills } = await loadSkills([shippedSkills]);

const range = (group: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${group}${index + 1}`);
const treated = [
  ...range("A", 14),
  ...range("B", 8),
  ...range("C", 6),
  ...range("D", 14),
  ...range("E", 9),
  ...range("F", 21),
  ...range("G", 8),
  ...range("H", 9),
  ...range("I", 8),
  ...range("J", 10),
  ...range("K", 9),
  ...range("L", 6),
  ...range("M", 8),
];

test("every shipped skill is as it should be, and its calls are ones that the tools take", async () => {
  expect(await validateSkills([shippedSkills], tools)).toEqual({ count: 17, problems: [] });
});

test.each(treated)("%s has exactly one skill", (mode) => {
  expect(skills.filter(({ modes }) => modes.includes(mode))).toHaveLength(1);
});

test.each([
  ["source", "manifest-generation"],
  ["operation", "sync-rejected"],
  ["rejected", "sync-rejected"],
  ["hook", "hooks-and-waves"],
  ["workload", "crash-and-configuration"],
  ["drift", "drift-and-self-heal"],
  ["deletion", "deletion"],
  ["none", undefined],
] satisfies [Layer, string | undefined][])("a failure of no known mode in %s", (layer, name) => {
  expect(skillFor(skills, { mode: "?", layer })?.name).toBe(name);
});

test.each(skills)(
  "$name makes three to six calls for each failure, and is no longer than it must be",
  (skill) => {
    const modes = [...skill.modes, ...(skill.layers.length > 0 ? ["?"] : [])];
    const calls = modes.map((mode) =>
      skill.steps
        .filter((step) => step.modes.length === 0 || step.modes.includes(mode))
        .reduce((sum, step) => sum + step.calls.length, 0),
    );

    expect(Math.min(...calls)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...calls)).toBeLessThanOrEqual(6);
    expect(skill.body.length).toBeLessThan(2_500 * 3.5);
  },
);
