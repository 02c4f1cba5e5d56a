import { z } from "zod";
import type { Message } from "../schema.ts";
import { scopesFor } from "../scopes.ts";
import { ApiError } from "./api-error.ts";
import { count, flag } from "./arguments.ts";
import { findReadable } from "./find.ts";
import { method } from "./method.ts";
import { toPage } from "./page.ts";

const scopes = scopesFor("history");
const MAX_PAGE = 999;

const range = {
  channel: z.string(),
  cursor: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};
type Range = z.output<z.ZodObject<typeof range>>;

function within({ ts }: Message, { oldest, latest, inclusive }: Range): boolean {
  if (inclusive && (ts === oldest || ts === latest)) return true;
  return (oldest === undefined || ts > oldest) && (latest === undefined || ts < latest);
}

/** Without `include_all_metadata`, Slack tells of metadata only what kind it is. */
function withMetadata(message: Message, { include_all_metadata: all }: Range): Message {
  const { metadata, ...bare } = message;
  if (all || metadata === null || typeof metadata !== "object") return message;
  const eventType = "event_type" in metadata ? { event_type: metadata.event_type } : {};
  return { ...bare, metadata: eventType };
}

function told(messages: readonly Message[], nextCursor: string, range: Range) {
  return {
    messages: messages.map((message) => withMetadata(message, range)),
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
      return { ...told(page.items, page.nextCursor, args), pin_count: 0 };
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
      const thread = workspace.messages.thread(channel.id, asked.thread_ts ?? args.ts);
      const [root] = thread;
      const page = toPage(
        thread.filter((message) => message === root || within(message, args)),
        { cursor: args.cursor, limit: Math.min(args.limit, MAX_PAGE) },
        ({ ts }) => ts,
      );
      // The root heads every page, so that a client that merely joins pages shows.
      const headed = root === undefined || page.items[0] === root;
      return told(headed ? page.items : [root, ...page.items], page.nextCursor, args);
    },
  }),
};
