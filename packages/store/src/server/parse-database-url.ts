import { ExpectedError } from "@lynceus/contract";

export interface DatabaseAddress {
  readonly url: string;
  /** The same with the queue's `search_path`, beside any `options` that the URL brings. */
  readonly queueUrl: string;
  /** For sentences: `db.example:5432/lynceus as lynceus`; never the password. */
  readonly name: string;
}

/** Reads `postgres://user:password@host:port/database?options`; anything else is an `ExpectedError`. */
export function parseDatabaseUrl(databaseUrl: string): DatabaseAddress {
  if (!/^postgres(ql)?:/.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new ExpectedError(
      "The database URL is not one of PostgreSQL. It looks like postgres://user:password@host:5432/database.",
    );
  }
  const url = new URL(databaseUrl);
  const queueUrl = new URL(databaseUrl);
  const options = [url.searchParams.get("options"), "-c search_path=bullmq,public"];
  queueUrl.searchParams.set("options", options.filter(Boolean).join(" "));
  const user = url.username === "" ? "" : ` as ${decodeURIComponent(url.username)}`;
  const host = url.host === "" ? "the local socket" : url.host;
  return { url: databaseUrl, queueUrl: queueUrl.href, name: `${host}${url.pathname}${user}` };
}
