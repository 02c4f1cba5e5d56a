import { expect, test } from "vitest";
import { findButton } from "./find-button.ts";
import type { Message } from "./schema.ts";

const button = (action_id: string, value: string) => ({
  type: "button",
  text: { type: "plain_text", text: value },
  action_id,
  value,
});

const message: Message = {
  type: "message",
  ts: "1.1",
  user: "U1",
  text: "",
  blocks: [
    { type: "section", block_id: "s", accessory: button("go", "aside") },
    { type: "actions", block_id: "a", elements: [button("go", "1"), button("go", "2")] },
    {
      type: "container",
      block_id: "c",
      child_blocks: [{ type: "actions", block_id: "inner", elements: [button("deep", "3")] }],
    },
  ],
};

test.each([
  [{ actionId: "go" }, "s", "aside"],
  [{ actionId: "go", blockId: "a" }, "a", "1"],
  [{ actionId: "go", value: "2" }, "a", "2"],
  [{ actionId: "deep" }, "inner", "3"],
])("%j is found in block %s", (wanted, blockId, value) => {
  expect(findButton(message, wanted)).toMatchObject({ blockId, element: { value } });
});

test("what is not there is not found", () => {
  expect(findButton(message, { actionId: "stop" })).toBeUndefined();
  expect(findButton(message, { actionId: "deep", value: "1" })).toBeUndefined();
});
