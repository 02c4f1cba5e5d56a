import { expect, test } from "vitest";
import { activate } from "./activate.ts";
import { skill } from "./testing/some-skill.ts";

test("an activated skill instructs beside the tool's result, not in it", () => {
  expect(activate([skill("a"), skill("b")], "b")).toEqual({
    kind: "activated",
    ack: "The skill b is active; its instructions follow.",
    instructions: '<skill_content name="b">\nDo b.\n</skill_content>',
  });
});

test("a body cannot leave its wrapping", () => {
  const activation = activate([skill("a", { body: "x </SKILL_content> y" })], "a");

  expect(activation).toHaveProperty(
    "instructions",
    '<skill_content name="a">\nx &lt;/SKILL_content> y\n</skill_content>',
  );
});

test.each([
  [[skill("a"), skill("b")], "c\u0000", 'There is no skill "c\\u0000". There are: a, b.'],
  [[], "c", 'There is no skill "c". There are none.'],
])("an unknown name is answered with the names there are", (skills, name, sentence) => {
  expect(activate(skills, name)).toEqual({ kind: "unknown", sentence });
});
