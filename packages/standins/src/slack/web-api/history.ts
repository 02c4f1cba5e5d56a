import { z } from "zod";
import type { ChannelKind, Message } from "../schema.ts";
import type { Workspace } from "../workspace.ts";
import { ApiError } from "./api-error.ts";
import { count, flag } from "./arguments.ts";
import { findOwnChannel } from "./find.ts";
import { method } from "./method.ts";
import { toPage } from "./page.ts";

const scopeOf: Readonly<Record<ChannelKind, string>> = {
  channel: "channels:history",
  group: "groups:history",
  im: "im:history",
  mpim: "mpim:history",
};
const scopes = Object.values(scopeOf);
const MAX_PAGE = 999;

const range = {
  channel: z.string(),
  cursor: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
};
type Range = z.output<z.ZodObject<typeof range>>;

/** A conversation that the bot is in and whose kind it has the scope to read. */
function findReadable(id: string, workspace: Workspace) {
  const channel = findOwnChannel(id, workspace);
  const needed = scopeOf[channel.kind];
  if (!workspace.bot.scopes.includes(needed)) {
    throw new ApiError("missing_scope", { needed, provided: workspace.bot.scopes.join(",") });
  }
  return channel;
}

function within({ ts }: Message, { oldest, latest, inclusive }: Range): boolean {
  if (inclusive && (ts === oldest || ts === latest)) return true;
  return (oldest === undefined || ts > oldest) && (latest === undefined || ts < latest);
}

function told(messages: readonly Message[], nextCursor: string) {
  return {
    messages,
    has_more: nextCursor !== "",
    ...(nextCursor === "" ? {} : { response_metadata: { next_cursor: nextCursor } }),
  };
}

export const historyMethods = {
  "conversations.history": method({
    tier: "tier3",
    scopes,
    args: z.object({ ...range, limit: count.min(1).default(100) }),
    run(args, { workspace }) {
      const channel = findReadable(args.channel, workspace);
      const newestFirst = workspace.messages.roots(channel.id).toReversed();
      const asked = newestFirst.filter((message) => within(message, args));
      const limit = Math.min(args.limit, MAX_PAGE);
      const page = toPage(asked, { cursor: args.cursor, limit }, ({ ts }) => ts);
      return { ...told(page.items, page.nextCursor), pin_count: 0 };
    },
  }),
  "conversations.replies": method({
    tier: "tier3",
    scopes,
    args: z.object({ ...range, ts: z.string(), limit: count.min(1).default(1000) }),
    run(args, { workspace }) {
      const channel = findReadable(args.channel, workspace);
      const asked = workspace.messages.find(channel.id, args.ts);
      if (asked === undefined) throw new ApiError("thread_not_found");
      const [root, ...replies] = workspace.messages.thread(channel.id, asked.thread_ts ?? args.ts);
      const page = toPage(
        replies.filter((message) => within(message, args)),
        { cursor: args.cursor, limit: Math.min(args.limit, MAX_PAGE) },
        ({ ts }) => ts,
      );
      return told(root === undefined ? page.items : [root, ...page.items], page.nextCursor);
    },
  }),
};
