import type { Failure } from "./messages.ts";

/** An error as it goes from thread to thread; only what can be copied of it. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const entries = Object.entries(error).filter(([, value]) => typeof value !== "object");
  const { name, stack } = error;
  return { message: error.message, fields: { name, stack, ...Object.fromEntries(entries) } };
}
