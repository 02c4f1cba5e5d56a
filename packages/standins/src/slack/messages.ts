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

export function createMessages(): Messages {
  const channels = new Map<string, Map<string, Message>>();
  const of = (channel: string) => {
    const known = channels.get(channel);
    if (known !== undefined) return known;
    const fresh = new Map<string, Message>();
    channels.set(channel, fresh);
    return fresh;
  };
  const replies = (channel: string, root: string) =>
    [...of(channel).values()].filter(({ thread_ts }) => thread_ts === root);

  function told(channel: string, message: Message): Message {
    if (message.thread_ts !== undefined) return message;
    const answers = replies(channel, message.ts);
    const latest = answers.at(-1);
    if (latest === undefined) return message;
    const users = [...new Set(answers.map(({ user }) => user))];
    return {
      ...message,
      thread_ts: message.ts,
      reply_count: answers.length,
      reply_users_count: users.length,
      reply_users: users,
      latest_reply: latest.ts,
    };
  }

  return {
    find(channel, ts) {
      const message = of(channel).get(ts);
      return message && told(channel, message);
    },
    roots: (channel) =>
      [...of(channel).values()]
        .filter(({ thread_ts }) => thread_ts === undefined)
        .map((message) => told(channel, message)),
    thread(channel, ts) {
      const root = of(channel).get(ts);
      if (root === undefined) return [];
      return [told(channel, root), ...replies(channel, ts)];
    },
    put: (channel, message) => {
      of(channel).set(message.ts, stored(message));
    },
    drop: (channel, ts) => {
      of(channel).delete(ts);
    },
  };
}
