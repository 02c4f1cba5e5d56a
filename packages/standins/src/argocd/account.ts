import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { ApiError } from "./api-error.ts";

/** Who a token stands for: one account, which may see some projects or all. */
export interface Account {
  readonly token: string;
  maySee(project: string): boolean;
}

export function createAccount(options: {
  readonly token: string | undefined;
  readonly projects: readonly string[] | undefined;
  readonly now: number;
}): Account {
  const patterns = options.projects?.map(globToRegExp);
  return {
    token: options.token ?? mintToken(options.now),
    maySee: (project) => patterns?.some((pattern) => pattern.test(project)) ?? true,
  };
}

/** A fresh token in the shape of an Argo CD API key: anything but a JWT counts as none at all. */
function mintToken(now: number): string {
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    iss: "argocd",
    sub: "lynceus:apiKey",
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
  };
  const header = { alg: "HS256", typ: "JWT" };
  const encoded = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return [...encoded, randomBytes(32).toString("base64url")].join(".");
}

/** The 401 that Argo CD would answer (`getToken` and `VerifyToken` of 3.5.1); undefined for the token. */
export function whyUnauthenticated(
  request: IncomingMessage,
  account: Account,
): ApiError | undefined {
  const presented = bearerToken(request, account) ?? cookieToken(request, account);
  if (presented === account.token) return undefined;
  if (presented === undefined) return new ApiError("Unauthenticated", "no session information");
  return new ApiError("Unauthenticated", `invalid session: ${whyInvalid(presented)}`);
}

function bearerToken(request: IncomingMessage, account: Account): string | undefined {
  const header = request.headers.authorization ?? "";
  if (!header.startsWith("Bearer ")) return undefined;
  return usable(header.slice("Bearer ".length), account);
}

function cookieToken(request: IncomingMessage, account: Account): string | undefined {
  for (const cookie of (request.headers.cookie ?? "").split(";")) {
    const [name, ...value] = cookie.trim().split("=");
    if (name === "argocd.token") return usable(value.join("="), account);
  }
  return undefined;
}

function usable(token: string, account: Account): string | undefined {
  return token === account.token || token.split(".").length >= 3 ? token : undefined;
}

function whyInvalid(token: string): string {
  const claims = token.split(".")[1] ?? "";
  const issuedHere = Buffer.from(claims, "base64url").toString().includes('"iss":"argocd"');
  return issuedHere
    ? "token signature is invalid: signature is invalid"
    : "failed to verify the token";
}

/** `*` stands for any run of characters, as in the RBAC objects of Argo CD. */
function globToRegExp(glob: string): RegExp {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`);
}
