import type { Message } from "./schema.ts";

/** The messages of all channels. Reading adds what Slack computes: `thread_ts` and reply counts on roots. */
export interface Messages {
  find(channel: string, ts: string): Message | undefined;
  /** Top-level messages, oldest first. */
  roots(channel: string): readonly Message[];
  /** A root and its replies, oldest first; empty when there is no such root. */
  thread(channel: string, ts: string): readonly Message[];
  put(channel: string, message: Message): void;
  drop(channel: string, ts: string): void;
}

/** Takes off again what reading has added. */
function stored(message: Message): Message {
  if (message.thread_ts !== message.ts) return message;
  const { thread_ts, reply_count, reply_users_count, reply_users, latest_reply, ...own } = message;
  return own;
}

interface Shelf {
  readonly all: Map<string, Message>;
  /** By root, then by their own ts; in the order of posting. */
  readonly replies: Map<string, Map<string, Message>>;
}

export function createMessages(): Messages {
  const shelves = new Map<string, Shelf>();

  function shelf(channel: string): Shelf {
    const known = shelves.get(channel);
    if (known !== undefined) return known;
    const fresh: Shelf = { all: new Map(), replies: new Map() };
    shelves.set(channel, fresh);
    return fresh;
  }

  const repliesTo = (channel: string, root: string) => [
    ...(shelf(channel).replies.get(root)?.values() ?? []),
  ];

  function told(channel: string, message: Message): Message {
    if (message.thread_ts !== undefined) return message;
    const replies = repliesTo(channel, message.ts);
    const latest = replies.at(-1);
    if (latest === undefined) return message;
    const users = [...new Set(replies.map(({ user }) => user))];
    return {
      ...message,
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users_count: users.length,
      reply_users: users,
      latest_reply: latest.ts,
    };
  }

  return {
    find(channel, ts) {
      const message = shelf(channel).all.get(ts);
      return message && told(channel, message);
    },
    roots: (channel) =>
      [...shelf(channel).all.values()]
        .filter(({ thread_ts }) => thread_ts === undefined)
        .map((message) => told(channel, message)),
    thread(channel, ts) {
      const root = shelf(channel).all.get(ts);
      if (root === undefined || root.thread_ts !== undefined) return [];
      return [told(channel, root), ...repliesTo(channel, ts)];
    },
    put(channel, message) {
      const { all, replies } = shelf(channel);
      const own = stored(message);
      all.set(own.ts, own);
      if (own.thread_ts === undefined) return;
      const thread = replies.get(own.thread_ts) ?? new Map<string, Message>();
      replies.set(own.thread_ts, thread.set(own.ts, own));
    },
    drop(channel, ts) {
      const { all, replies } = shelf(channel);
      replies.get(all.get(ts)?.thread_ts ?? "")?.delete(ts);
      all.delete(ts);
    },
  };
}
