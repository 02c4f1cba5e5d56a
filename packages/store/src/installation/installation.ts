import type { installation } from "../schema.ts";

/** A workspace that installs the app, as it is kept. */
export interface NewInstallation {
  readonly team: string;
  readonly teamName: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  /** Who installed it, by their Slack id. */
  readonly installedBy: string;
  /** The bot's token, encrypted: never the token itself, and never the same text twice. */
  readonly sealedToken: string;
}

export interface Installation extends NewInstallation {
  readonly installedAt: Date;
}

export function toInstallation(row: typeof installation.$inferSelect): Installation {
  return { ...row, scopes: Array.isArray(row.scopes) ? row.scopes.map(String) : [] };
}
