import { Principal } from "@lynceus/contract";
import type { AuthInfo } from "@modelcontextprotocol/server";

/** On whose behalf a request is made, as its host has verified it. */
export interface Caller {
  readonly principal: Principal;
  /** The program that asks, for the audit; what it calls itself when its host does not know. */
  readonly client?: string;
}

/** The caller as it travels with a request; hosts that listen pass it on like this. */
export function toAuthInfo({ principal, client }: Caller): AuthInfo {
  return { token: "", clientId: client ?? "", scopes: [], extra: { principal } };
}

/** Undefined when the host named nobody: then every call is refused. */
export function fromAuthInfo(authInfo: AuthInfo | undefined): Caller | undefined {
  const principal = Principal.safeParse(authInfo?.extra?.principal);
  if (!principal.success) return undefined;
  const client = authInfo?.clientId || undefined;
  return { principal: principal.data, ...(client === undefined ? {} : { client }) };
}

/** What the person's rights come from is part of it: who sees less than a moment ago is another owner. */
export function ownerOf({ kind, id, projects }: Principal): string {
  return JSON.stringify([kind, id, [...projects].sort()]);
}
