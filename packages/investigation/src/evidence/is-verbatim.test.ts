import { expect, it } from "vitest";
import { isVerbatim } from "./is-verbatim.ts";

const log = [
  'pod orders-api-1 "Get \\"https://config-e2e.company.com/x\\": connection refused"',
  "  +   config-url:   configserver:https://config-e2e.company.com",
  "exit code 137",
].join("\n");

it.each([
  ["a piece of a line", "config-url: configserver:https://config-e2e.company.com"],
  ["over a line's end", "config-e2e.company.com exit code 137"],
  ["as the result has it", 'Get \\"https://config-e2e.company.com/x\\": connection'],
  ["as a person reads it", 'Get "https://config-e2e.company.com/x": connection refused'],
  ["as JSON in JSON has it", 'Get \\\\\\"https://config-e2e.company.com/x'],
])("finds %s", (_, excerpt) => {
  expect(isVerbatim(excerpt, log)).toBe(true);
});

it.each([
  ["another word", "config-url: configserver:https://config-prod.company.com"],
  ["words left out", "Get connection refused"],
  ["an ellipsis in place of words", "Get … refused"],
  ["other capitals", "Exit Code 137"],
  ["nothing", ""],
  ["too little to mean anything", "137"],
  ["punctuation", '": "  \\"'],
])("does not find %s", (_, excerpt) => {
  expect(isVerbatim(excerpt, log)).toBe(false);
});
