import type { ThreadMessage } from "@lynceus/contract";
import { type IncomingMessage, readThread, SlackMessage } from "@lynceus/intake";
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Identify } from "./identify.ts";

/** The most that one page of `conversations.replies` holds; a thread longer than that is cut at its end. */
const PAGE = 1000;

/** The thread before a message, with names; empty for a message that begins one. */
export async function readContext(
  message: IncomingMessage,
  options: {
    readonly client: webApi.WebClient;
    readonly botUserId: string;
    readonly identify: Identify;
  },
): Promise<readonly ThreadMessage[]> {
  if (!message.inThread) return [];
  const { client, botUserId, identify } = options;
  const { channel, threadTs } = message.thread;
  const answer = await client.conversations.replies({ channel, ts: threadTs, limit: PAGE });
  const messages = z.array(SlackMessage).parse(answer.messages ?? []);
  const people = [...new Set(messages.flatMap(({ user }) => (user === undefined ? [] : [user])))];
  const names = new Map(
    await Promise.all(people.map(async (id) => [id, await identify.nameOf(id)] as const)),
  );
  return readThread(messages, { botUserId, before: message.ts, nameOf: (id) => names.get(id) });
}
