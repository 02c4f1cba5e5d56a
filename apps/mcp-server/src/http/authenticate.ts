import { timingSafeEqual } from "node:crypto";
import type { Caller } from "@lynceus/argocd-mcp";
import { digestOf, type TokenHolder } from "../config/caller-tokens.ts";
import type { ListenConfig } from "../config.ts";
import { toCaller } from "../to-caller.ts";

export type Authentication =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly isPresented: boolean };

/** Who calls, by their bearer token; where nobody needs one, whoever runs the server. */
export function authenticate(
  authorization: string | undefined,
  config: ListenConfig,
): Authentication {
  const { holders } = config.http;
  if (holders.length === 0) return { ok: true, caller: toCaller("local", config.localUser) };
  const [, token = ""] = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? "") ?? [];
  const holder = find(holders, token);
  if (holder === undefined) return { ok: false, isPresented: token !== "" };
  return { ok: true, caller: toCaller("mcp", holder) };
}

/** Compares with every token, whole: time tells neither which fitted nor how much of it. */
function find(holders: readonly TokenHolder[], token: string): TokenHolder | undefined {
  const digest = digestOf(token);
  let found: TokenHolder | undefined;
  for (const holder of holders) if (timingSafeEqual(holder.digest, digest)) found = holder;
  return found;
}
