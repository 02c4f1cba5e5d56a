import { expect, test } from "vitest";
import { commandActionIds, parseCommandAction } from "./command-action.ts";
import { postButton, runButton } from "./command-button.ts";

test.each([
  [
    runButton("orders-api", "app prod/argocd/orders-api", 2),
    { kind: "run", text: "app prod/argocd/orders-api" },
  ],
  [
    postButton("status checkout", "1.2.abc"),
    { kind: "post", text: "status checkout", id: "1.2.abc" },
  ],
])("a click on %j is read back", ({ actionId, value }, action) => {
  expect(commandActionIds.test(actionId)).toBe(true);
  expect(parseCommandAction(actionId, value)).toEqual(action);
});

test.each([
  ["command_run:1", ""],
  ["command_run:1", "x".repeat(501)],
  ["command_post", "status checkout"],
  ["command_post", JSON.stringify({ text: "status", id: "../../x y" })],
  ["command_drop", "status"],
  ["look_at:1", "prod/argocd/orders-api"],
])("%s with %s is not ours", (actionId, value) => {
  expect(parseCommandAction(actionId, value)).toBeUndefined();
});
