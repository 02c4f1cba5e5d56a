import { expect, test } from "vitest";
import { isAside } from "./is-aside.ts";

test.each([
  "logs look fine now",
  "Logs look fine now, thanks",
  "I'll restart my laptop",
  "ok, I'll push the tag",
  "let me look at the logs",
  "on it",
  "checking the logs",
  "payments-api is healthy again",
  "it works fine now",
  "can you check the logs @U0NOOR0003?",
  "@U0IVO00002 why did you deploy that",
])("%j is said to each other", (text) => {
  expect(isAside(text)).toBe(true);
});

test.each([
  "show me the logs",
  "is it fine now?",
  "looks good but pods still crash",
  "it is not ok",
  "why?",
  "what do I change?",
  "mail me at a@example.org, why does payments-api fail",
])("%j may be for us", (text) => {
  expect(isAside(text)).toBe(false);
});
