import { UnrecoverableError } from "bullmq";

/** Thrown by a handler when another attempt would end the same way. An `ExpectedError` does the same. */
export class Unretryable extends Error {
  override readonly name: string = "Unretryable";
}

/** Why a run's signal is aborted: somebody stopped it, the process ends, or another process may run it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly by: "cancel" | "shutdown" | "lost-lock";

  constructor(by: Stopped["by"], message: string) {
    super(message);
    this.by = by;
  }
}

/** Ends a cancelled job for good. */
export class CancelledError extends UnrecoverableError {}
