import { DrizzleQueryError } from "drizzle-orm";

/**
 * What the database itself said. Drizzle's message holds the statement with everything that was to be
 * written, and PGlite hangs the same on its error: neither may get into a log.
 */
export function unwrapFailure(error: unknown): unknown {
  const failure = error instanceof DrizzleQueryError ? error.cause : error;
  if (failure instanceof Error) {
    for (const key of ["query", "params", "queryOptions"]) Reflect.deleteProperty(failure, key);
  }
  return failure;
}
