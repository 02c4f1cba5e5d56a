import { TooLate } from "../within.ts";

/** A sentence for what Redis or the way to it says; undefined for anything that may be a bug. */
export function explainRedisFailure(error: unknown, server: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  const { code } = error as NodeJS.ErrnoException;

  if (error instanceof TooLate) {
    return `Redis at ${server} does not answer. Check that it is running and not overloaded.`;
  }
  if (/WRONGPASS|NOAUTH|invalid username-password|without any password configured/.test(message)) {
    return `Redis at ${server} refuses the user name or password. Correct them in the Redis URL.`;
  }
  if (message.includes("NOPERM")) {
    return `Redis at ${server} does not permit this user what the queue needs. Give it all commands on the keys {lynceus}*.`;
  }
  if (message.startsWith("OOM")) {
    return `Redis at ${server} is out of memory. Raise maxmemory.`;
  }
  if (message.startsWith("MISCONF")) {
    return `Redis at ${server} cannot write to its disk. See its log.`;
  }
  if (message.startsWith("READONLY")) {
    return `Redis at ${server} is a read-only replica. Give the address of the primary.`;
  }
  if (message.startsWith("LOADING")) {
    return `Redis at ${server} is still loading its data. Try again in a moment.`;
  }
  if (code !== undefined && /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|EPROTO/.test(code)) {
    return `Redis at ${server} cannot be trusted (${code}). Check its certificate, and that the URL says rediss:// only where TLS is spoken.`;
  }
  if (code !== undefined && /^E(CONN|HOST|NET|PIPE|TIMEDOUT|NOTFOUND|AI_)/.test(code)) {
    return `Redis at ${server} cannot be reached (${code}). Check that it is running and that the address is right.`;
  }
  if (/Connection is closed|enableOfflineQueue|MaxRetriesPerRequest|max retries/i.test(message)) {
    return `Redis at ${server} cannot be reached. Check that it is running and that the address is right.`;
  }
  return undefined;
}
