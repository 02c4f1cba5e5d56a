import { ExpectedError } from "@lynceus/contract";
import { UnrecoverableError } from "bullmq";
import { CancelledError, Stopped, Unretryable } from "../errors.ts";
import { storableText } from "../storable-text.ts";

/**
 * The error that BullMQ is to see. Its text can be stored, and begins with the error's name, so that
 * untrusted text in it never reads like one of BullMQ's own signals.
 */
export function failJob(error: unknown): Error {
  const failure = error instanceof Error ? error : new Error(String(error));
  const text = storableText(`${failure.name}: ${failure.message}`).slice(0, 2_000);
  const seen = chooseKind(failure, text);
  seen.cause = failure;
  seen.stack = storableText(failure.stack ?? text).slice(0, 4_000);
  return seen;
}

function chooseKind(failure: Error, text: string): Error {
  if (failure instanceof Stopped) return new CancelledError(text);
  if (failure instanceof ExpectedError || failure instanceof Unretryable) {
    return new UnrecoverableError(text);
  }
  return new Error(text);
}
