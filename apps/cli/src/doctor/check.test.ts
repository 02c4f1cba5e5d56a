import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import { type Check, runCheck, verdict } from "./check.ts";

const never = new AbortController().signal;
const checking = (run: Check["run"]): Check => ({ about: "prod", run });

test("a check that hangs ends in its time, and is told to stop", async () => {
  let stopped = false;
  const hanging = checking((signal) => {
    signal.addEventListener("abort", () => {
      stopped = true;
    });
    return new Promise(() => {});
  });

  expect(await runCheck(hanging, 20, never)).toEqual([
    verdict("prod", "failed", expect.stringMatching(/^No answer within 0.02 s/)),
  ]);
  expect(stopped).toBe(true);
});

test("what is thrown is a verdict: a sentence as it is, a bug without its words", async () => {
  const failing = (error: Error) => checking(() => Promise.reject(error));

  expect(await runCheck(failing(new ExpectedError("Set X.")), 9_000, never)).toEqual([
    verdict("prod", "failed", "Set X."),
  ]);
  expect(JSON.stringify(await runCheck(failing(new TypeError("secret")), 9_000, never))).toMatch(
    /TypeError(?!.*secret)/,
  );
});
