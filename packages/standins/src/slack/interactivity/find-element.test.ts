import { expect, test } from "vitest";
import { findElement } from "./find-element.ts";

const button = (action_id: string, value: string) => ({
  type: "button",
  text: { type: "plain_text", text: value },
  action_id,
  value,
});

const blocks = [
  { type: "section", block_id: "s", accessory: button("go", "aside") },
  { type: "actions", block_id: "a", elements: [button("go", "1"), button("go", "2")] },
  {
    type: "container",
    block_id: "c",
    child_blocks: [{ type: "actions", block_id: "inner", elements: [button("deep", "3")] }],
  },
  {
    type: "context_actions",
    block_id: "f",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { value: "good" },
        negative_button: { value: "bad" },
      },
    ],
  },
];

test.each([
  [{ actionId: "go" }, "s", "aside"],
  [{ actionId: "go", blockId: "a" }, "a", "1"],
  [{ actionId: "go", value: "2" }, "a", "2"],
  [{ actionId: "deep" }, "inner", "3"],
])("%j is found in block %s", (wanted, blockId, value) => {
  expect(findElement(blocks, wanted)).toMatchObject({ blockId, element: { value } });
});

test("feedback is found by either of its values", () => {
  const feedback = { blockId: "f", element: { type: "feedback_buttons" } };
  expect(findElement(blocks, { actionId: "feedback", value: "bad" })).toMatchObject(feedback);
  expect(findElement(blocks, { actionId: "feedback", value: "worse" })).toBeUndefined();
});

test("what is not there is not found", () => {
  expect(findElement(blocks, { actionId: "stop" })).toBeUndefined();
  expect(findElement(blocks, { actionId: "deep", value: "1" })).toBeUndefined();
});
