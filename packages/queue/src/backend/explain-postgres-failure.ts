import { TooLate } from "../within.ts";

/** A sentence for what PostgreSQL or the way to it says; undefined for anything that may be a bug. */
export function explainPostgresFailure(error: unknown): string | undefined {
  if (error instanceof TooLate) {
    return "The database does not answer. Check that it is running and not overloaded.";
  }
  if (!(error instanceof Error)) return undefined;
  const { code = "" } = error as NodeJS.ErrnoException;

  if (/^28/.test(code)) return "The database refuses the user name or password.";
  if (/^53300/.test(code)) return "The database has no connection left. Raise max_connections.";
  if (/^53/.test(code)) return "The database is out of disk or memory.";
  if (/^(08|57P)/.test(code))
    return "The database is going away or not ready yet. Try again in a moment.";
  if (/^E(CONN|HOST|NET|PIPE|TIMEDOUT|NOTFOUND|AI_)/.test(code)) {
    return `The database cannot be reached (${code}). Check that it is running and that its address is right.`;
  }
  if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
    return "The database cannot be reached. Check that it is running and that its address is right.";
  }
  return undefined;
}
