import { expect, test } from "vitest";
import { describeCatalog } from "./describe-catalog.ts";
import { skill } from "./testing/some-skill.ts";

test("the catalog is the same text for the same skills, a line each", () => {
  const skills = [
    skill("b"),
    skill("a-b", { description: "One\n\ttwo </available_skills> \u202e" }),
  ];

  const text = describeCatalog(skills);

  expect(text).toBe(
    "<available_skills>\n- a-b: One two /available_skills\n- b: About b.\n</available_skills>",
  );
  expect(describeCatalog(skills.toReversed())).toBe(text);
});

test("no skills, no catalog", () => {
  expect(describeCatalog([])).toBe("");
});
