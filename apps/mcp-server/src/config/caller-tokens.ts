import { createHash } from "node:crypto";
import { ProjectScope } from "@lynceus/contract";
import { z } from "zod";
import { sayIssues } from "./say-issues.ts";

/** Someone who calls over HTTP, known by a token of which only the hash is kept. */
export interface TokenHolder {
  readonly name: string;
  /** SHA-256 of the token. */
  readonly digest: Buffer;
  readonly projects: ProjectScope;
}

const SHORTEST = 16;
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/i, "is not a SHA-256 in hexadecimal");
const Token = z.string().trim().min(SHORTEST, `is shorter than ${SHORTEST} characters`);

/** What `MCP_TOKENS_FILE` holds. */
const Entries = z
  .array(
    z
      .strictObject({
        name: z.string().min(1).max(64),
        token: Token.optional(),
        sha256: Sha256.optional(),
        projects: ProjectScope.optional(),
      })
      .refine(
        ({ token, sha256 }) => (token === undefined) !== (sha256 === undefined),
        "needs either token or sha256",
      ),
  )
  .min(1)
  .refine(
    (entries) => new Set(entries.map(({ name }) => name)).size === entries.length,
    "two entries have the same name",
  );

export function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The one caller of `MCP_AUTH_TOKEN`, or what is wrong with the token; never the token itself. */
export function readToken(
  variable: string,
  token: string,
  projects: ProjectScope,
): TokenHolder | { readonly problem: string } {
  const parsed = Token.safeParse(token);
  if (parsed.success) return { name: "token", digest: digestOf(parsed.data), projects };
  return {
    problem: `${variable} is shorter than ${SHORTEST} characters. Make one: openssl rand -hex 32.`,
  };
}

/** The callers of `MCP_TOKENS_FILE`, or what is wrong with it; never a value from it. */
export function readTokens(
  content: unknown,
  projects: ProjectScope,
): readonly TokenHolder[] | { readonly problem: string } {
  const parsed = Entries.safeParse(content);
  if (!parsed.success) {
    return {
      problem: `MCP_TOKENS_FILE is not [{"name", "token" or "sha256", "projects"}]: ${sayIssues(parsed.error)}.`,
    };
  }
  return parsed.data.map(({ name, token, sha256, ...own }) => ({
    name,
    digest: token === undefined ? Buffer.from(sha256 ?? "", "hex") : digestOf(token),
    projects: own.projects ?? projects,
  }));
}
