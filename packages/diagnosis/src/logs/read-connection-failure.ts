import { clean } from "../text/clean.ts";

export type ConnectionFailure =
  | "refused"
  | "unknown-host"
  | "timeout"
  | "certificate"
  | "credentials";

/** A host that a container says it could not use, and what stood in the way. */
export interface UnreachableHost {
  readonly host: string;
  /** The address as the log has it, without credentials and path: `https://config.example:443`. */
  readonly address: string;
  readonly failure: ConnectionFailure;
}

const failures: readonly (readonly [ConnectionFailure, RegExp])[] = [
  [
    "certificate",
    /x509:|certificate (?:is valid for|has expired|verify failed|signed by unknown|is not trusted)|PKIX path building failed|CERT_HAS_EXPIRED|ERR_TLS_CERT|self[- ]signed certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SSLHandshakeException|SSLCertVerificationError/i,
  ],
  [
    "unknown-host",
    /no such host|\bENOTFOUND\b|EAI_AGAIN|UnknownHost|Name or service not known|name resolution|could not translate host name|host not found|Name does not resolve|nodename nor servname|(?:could(?:n't| not)|failed to|unable to|cannot) resolve (?:the )?(?:host(?:name)?|server|address|["'`]?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w.]|:[a-z]))|getaddrinfo failed|NXDOMAIN|server misbehaving|No resolvable bootstrap/i,
  ],
  [
    "refused",
    /connection refused|ECONNREFUSED|actively refused|connection to \S+ refused|\((?:os error )?111\)/i,
  ],
  [
    "credentials",
    /password authentication failed|authentication failed|Access denied for user|401 Unauthorized|403 Forbidden|(?:status|code|HTTP)\D{0,12}40[13]\b|invalid credentials|Login failed for user|\bWRONGPASS\b|\bNOAUTH\b|ORA-01017|invalid username or password/i,
  ],
  [
    "timeout",
    /i\/o timeout|ETIMEDOUT|connect(?:ion|ing)?\b[^.]{0,40}timed? ?out|ConnectTimeout|ConnectTimeoutException|timed out (?:connecting|while connecting)|context deadline exceeded|no route to host|EHOSTUNREACH|network is unreachable|could not connect to server|\((?:os error )?110\)/i,
  ],
];

// Every repetition is bounded: log lines are untrusted, and long ones must not cost more than time in proportion.
const name = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";
const url = new RegExp(
  `\\b([a-z][a-z0-9+:-]{0,40}://)(?:[^\\s/@"'<>]{0,200}@)?(${name})(:\\d{1,5})?`,
  "gi",
);
const worded: readonly RegExp[] = [
  new RegExp(`\\blookup (${name})`, "gi"),
  new RegExp(`(?:ENOTFOUND|EAI_AGAIN) (${name})`, "g"),
  new RegExp(`UnknownHostException: (${name})`, "g"),
  new RegExp(`host(?:name)?(?: name)?[ =:]{1,4}["'\`]?(${name})`, "gi"),
  new RegExp(`server (?:at|on) ["'\`](${name})(?::\\d{1,5})?["'\`]`, "gi"),
  new RegExp(`resolve (?:the )?(?:host(?:name)?|server|address):? ["'\`]?(${name})`, "gi"),
  new RegExp(`resolve ["'\`]?([A-Za-z0-9-]{1,63}\\.${name})`, "gi"),
  new RegExp(`upstream ["'\`](${name})`, "gi"),
  new RegExp(`\\b(${name}\\.[A-Za-z0-9-]{1,63}):\\d{2,5}\\b`, "g"),
  new RegExp(
    `(?:connect(?:ion|ing)?|dial|reach)(?: to| tcp| server| broker| host){0,4} ["'\`]?(${name}):\\d{2,5}\\b`,
    "gi",
  ),
];

/** What failed, when a line speaks of a connection at all. */
export function connectionFailure(line: string): ConnectionFailure | undefined {
  return failures.find(([, pattern]) => pattern.test(line))?.[0];
}

/**
 * The host a line says it could not use; `around` are lines near it, read for an address when the line
 * itself has none. Addresses of the container itself and bare numbers name nothing outside and are passed over.
 */
export function readConnectionFailure(
  line: string,
  around: readonly string[] = [],
): UnreachableHost | undefined {
  const failure = connectionFailure(line);
  if (failure === undefined) return undefined;
  const address = readAddress(line) ?? around.map(readAddress).find((each) => each !== undefined);
  return address === undefined ? undefined : { ...address, failure };
}

function readAddress(line: string): { host: string; address: string } | undefined {
  const text = clean(line);
  for (const [, scheme = "", found = "", port = ""] of text.matchAll(url)) {
    const host = found.replace(trailing, "");
    if (isOutside(host)) return { host, address: `${scheme}${host}${port}` };
  }
  for (const pattern of worded) {
    for (const [, found = ""] of text.matchAll(pattern)) {
      const host = found.replace(trailing, "");
      if (isOutside(host) && !sourceFile.test(host) && !plainWords.has(host.toLowerCase())) {
        return { host, address: host };
      }
    }
  }
  return undefined;
}

/** `Driver.java:282` is a place in a program. */
const sourceFile =
  /^[^.]+\.(?:py|rs|cc)$|\.(?:java|kt|scala|groovy|go|[cm]?[jt]sx?|rb|php|cs|cpp|exs?)$/i;
const trailing = /[._-]+$/;

const plainWords = new Set([
  "the",
  "a",
  "to",
  "of",
  "is",
  "not",
  "server",
  "host",
  "name",
  "address",
  "and",
]);

function isOutside(host: string): boolean {
  if (/^(?:localhost|127\.|0\.0\.0\.0|0$)/i.test(host)) return false;
  return !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) && !/^\d+$/.test(host);
}
