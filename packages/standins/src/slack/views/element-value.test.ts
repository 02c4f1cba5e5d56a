import { expect, test } from "vitest";
import { chosenValue, isEmpty, valuesIn } from "./element-value.ts";

const option = (value: string) => ({ text: { type: "plain_text", text: value }, value });
const options = [option("a"), option("b")];

test.each<[Readonly<Record<string, unknown>>, string[], object]>([
  [{ type: "static_select", options }, ["b"], { selected_option: option("b") }],
  [
    { type: "static_select", option_groups: [{ options }] },
    ["a"],
    { selected_option: option("a") },
  ],
  [{ type: "static_select", options }, [], { selected_option: null }],
  [{ type: "multi_static_select", options }, ["a", "b"], { selected_options: options }],
  [{ type: "checkboxes", options }, [], { selected_options: [] }],
  [{ type: "radio_buttons", options }, ["a"], { selected_option: option("a") }],
  [{ type: "overflow", options }, ["a"], { selected_option: option("a") }],
  [{ type: "users_select" }, ["U1"], { selected_user: "U1" }],
  [{ type: "multi_conversations_select" }, ["C1"], { selected_conversations: ["C1"] }],
  [{ type: "datepicker" }, ["2026-11-21"], { selected_date: "2026-11-21" }],
  [{ type: "datetimepicker" }, ["1700000000"], { selected_date_time: 1_700_000_000 }],
  [{ type: "plain_text_input" }, ["hi"], { value: "hi" }],
])("%j set to %j", (element, values, held) => {
  expect(chosenValue(element, values)).toEqual({ type: element.type, ...held });
});

test("what is not offered cannot be chosen, unless the app has suggested it", () => {
  expect(() => chosenValue({ type: "static_select", options }, ["c"])).toThrow("no option c");
  expect(() => chosenValue({ type: "button" }, ["c"])).toThrow("Nothing can be chosen");
  const external = { type: "external_select" };
  expect(() => chosenValue(external, ["c"])).toThrow("no option c");
  expect(chosenValue(external, ["c"], [option("c")])).toMatchObject({
    selected_option: { value: "c" },
  });
});

test("elements begin with what they say, and empty is empty", () => {
  const blocks = [
    {
      type: "section",
      block_id: "s",
      accessory: { type: "static_select", action_id: "x", options, initial_option: option("a") },
    },
    { type: "actions", block_id: "t", elements: [{ type: "checkboxes", action_id: "y", options }] },
    { type: "actions", block_id: "u", elements: [{ type: "button", action_id: "z" }] },
  ];
  const values = valuesIn(blocks);
  expect(values).toEqual({
    s: { x: { type: "static_select", selected_option: option("a") } },
    t: { y: { type: "checkboxes", selected_options: [] } },
  });
  expect(isEmpty(values.s?.x)).toBe(false);
  expect(isEmpty(values.t?.y)).toBe(true);
  expect(isEmpty(undefined)).toBe(true);
});
