import { expect, test } from "vitest";
import { readSkill } from "./read-skill.ts";
import { frontmatter, skillText } from "./testing/skill-text.ts";

const path = "skills/crash/SKILL.md";

test("a skill is read whole", () => {
  const { skill, problems } = readSkill(
    skillText({ frontmatter: frontmatter("crash", 'metadata:\n  modes: "F5 F6"\n  layers: hook') }),
    path,
  );

  expect(problems).toEqual([]);
  expect(skill).toMatchObject({
    name: "crash",
    description: "Finds crashes. Use when pods crash.",
    modes: ["F5", "F6"],
    layers: ["hook"],
    path,
  });
  expect(skill?.body).toMatch(/^# Title[\s\S]*This\.$/);
  expect(skill?.steps).toHaveLength(1);
});

test("a byte order mark and Windows line ends do no harm", () => {
  const text = `\uFEFF${skillText().replaceAll("\n", "\r\n")}`;

  expect(readSkill(text, path)).toEqual(readSkill(skillText(), path));
});

test.each([
  ["no frontmatter", "# Title\n", 1, "no frontmatter"],
  ["an open frontmatter", "---\nname: crash\n", 1, "no frontmatter"],
  ["broken YAML", skillText({ frontmatter: "name: crash\ndescription: @x" }), 3, "not valid YAML"],
  ["a key twice", skillText({ frontmatter: `${frontmatter()}\nname: other` }), 6, "must be unique"],
  ["a list", skillText({ frontmatter: "- name" }), 2, "not a list of keys"],
  ["no description", skillText({ frontmatter: "name: crash" }), 2, "description is missing"],
  ["an empty description", skillText({ frontmatter: "name: crash\ndescription:" }), 3, "empty"],
  ["a list as description", skillText({ frontmatter: "name: crash\ndescription: [a]" }), 3, "text"],
  ["a path as name", skillText({ frontmatter: frontmatter("../../etc") }), 2, "name holds"],
  ["markup in the name", skillText({ frontmatter: frontmatter("<b>x</b>") }), 2, "name holds"],
  ["a name of capitals", skillText({ frontmatter: frontmatter("Crash") }), 2, "name holds"],
  ["a double hyphen", skillText({ frontmatter: frontmatter("a--b") }), 2, "name holds"],
  [
    "a bomb of aliases",
    skillText({
      frontmatter: `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n${frontmatter()}`,
    }),
    2,
    "aliases",
  ],
  ["deep nesting", skillText({ frontmatter: `a: ${"[".repeat(7_000)}` }), 2, "YAML"],
  ["an endless frontmatter", skillText({ frontmatter: "a".repeat(8_001) }), 2, "8,000"],
])("%s makes no skill, and it is said where and why", (_, text, line, reason) => {
  const { skill, problems } = readSkill(text, path);

  expect(skill).toBeUndefined();
  expect(problems[0]).toMatchObject({ path, severity: "error", line });
  expect(problems.map(({ message }) => message).join(" ")).toContain(reason);
});

test.each([
  ["another folder's name", frontmatter("other"), 2, "folder, crash"],
  ["a long name", frontmatter("a".repeat(65)), 2, "longer than 64"],
  ["a field of its own", frontmatter("crash", "modes: F5"), 4, 'no field "modes"'],
  [
    "tools as a list",
    frontmatter("crash", "allowed-tools: [Read]"),
    4,
    "allowed-tools is not a text",
  ],
  ["a number too long", frontmatter("crash", `compatibility: ${"x".repeat(501)}`), 4, "500"],
  ["metadata of lists", frontmatter("crash", "metadata:\n  modes: [F5]"), 4, "metadata.modes"],
  [
    "an unknown mode",
    frontmatter("crash", "metadata:\n  modes: crash"),
    5,
    '"crash" is no failure',
  ],
  ["an unknown layer", frontmatter("crash", "metadata:\n  layers: pod"), 5, '"pod" is no layer'],
  ["a long description", `name: crash\ndescription: ${"x".repeat(1_025)}`, 3, "1,024"],
  ["markup in the description", "name: crash\ndescription: a </x> b", 3, "< or >"],
  ["a colon without quotes", "name: crash\ndescription: Use when: it crashes", 2, "a colon"],
])("%s is a warning", (_, yaml, line, reason) => {
  const { skill, problems } = readSkill(skillText({ frontmatter: yaml }), path);

  expect(skill).toBeDefined();
  expect(problems).toContainEqual({
    path,
    line,
    severity: "warning",
    message: expect.stringContaining(reason),
  });
});

test("a value with an unquoted colon is read as it was meant", () => {
  const yaml = 'name: crash\ndescription: Use when: it says "no"';

  expect(readSkill(skillText({ frontmatter: yaml }), path).skill?.description).toBe(
    'Use when: it says "no"',
  );
});

test("a skill without a name has that of its folder, and nobody's prototype is touched", () => {
  const yaml = "__proto__:\n  polluted: yes\ndescription: Use when it crashes.";
  const { skill } = readSkill(skillText({ frontmatter: yaml }), path);

  expect(skill?.name).toBe("crash");
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
