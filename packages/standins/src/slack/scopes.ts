import type { ChannelKind } from "./schema.ts";

const family: Readonly<Record<ChannelKind, string>> = {
  channel: "channels",
  group: "groups",
  im: "im",
  mpim: "mpim",
};

/** The bot scope that conversations of a kind ask for: `channels:history`, `im:read`. */
export function scopeFor(kind: ChannelKind, right: "history" | "read"): string {
  return `${family[kind]}:${right}`;
}

/** The scopes of which any one admits to a method for conversations of every kind. */
export function scopesFor(right: "history" | "read"): readonly string[] {
  return Object.values(family).map((name) => `${name}:${right}`);
}
