import { DrizzleQueryError } from "drizzle-orm";

/** Where `pg`, PGlite and PostgreSQL itself ("failing row contains") repeat what was to be written. */
const telling = ["query", "params", "queryOptions", "detail", "where", "internalQuery"];

/**
 * What the database itself said, fit for a log. Drizzle's message is the statement with everything
 * that was to be written, so it goes; so do the driver's fields that hold the same.
 */
export function unwrapFailure(error: unknown): unknown {
  const failure = error instanceof DrizzleQueryError ? error.cause : error;
  if (failure instanceof Error) {
    for (const field of telling) Reflect.deleteProperty(failure, field);
  }
  return failure;
}
