import { ExpectedError } from "@lynceus/contract";
import { UnrecoverableError } from "bullmq";
import { expect, it } from "vitest";
import { CancelledError, Stopped, Unretryable } from "../errors.ts";
import { failJob } from "./fail-job.ts";

it.each([
  ["an expected error", new ExpectedError("There is no such application."), false],
  ["what cannot be retried", new Unretryable("not again"), false],
  ["a bug", new TypeError("x is not a function"), true],
  ["a rejection that is no error", "text", true],
])("%s", (_what, error, retried) => {
  const failed = failJob(error);
  expect(failed instanceof UnrecoverableError).toBe(!retried);
  expect(failed).not.toBeInstanceOf(CancelledError);
});

it("knows a cancellation", () => {
  expect(failJob(new Stopped("cancel", "enough"))).toBeInstanceOf(CancelledError);
});

it("makes texts storable, short, and unlike BullMQ's own signals, and keeps the error", () => {
  const error = new Error("bullmq:rateLimitExceeded\0\ud800");
  const failed = failJob(error);
  expect(failed.message).toBe("Error: bullmq:rateLimitExceeded\ufffd");
  expect(failed.stack).not.toContain("\0");
  expect(failed.cause).toBe(error);
  expect(failJob(new Error("x".repeat(9_999))).message).toHaveLength(2_000);
});
