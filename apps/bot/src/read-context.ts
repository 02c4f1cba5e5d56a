import type { ThreadMessage } from "@lynceus/contract";
import { type IncomingMessage, readThread, SlackMessage } from "@lynceus/intake";
import type { Logger } from "@lynceus/telemetry";
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Identify } from "./identify.ts";
import { readReplies } from "./read-replies.ts";

/** The thread before a message, with names; empty for a message that begins one. */
export async function readContext(
  message: IncomingMessage,
  options: {
    readonly client: webApi.WebClient;
    readonly botUserId: string;
    readonly identify: Identify;
    readonly logger: Logger;
  },
): Promise<readonly ThreadMessage[]> {
  if (!message.inThread) return [];
  const { botUserId, identify } = options;
  const { channel, threadTs } = message.thread;
  const replies = await readReplies({ channel, ts: threadTs }, options);
  const messages = z.array(SlackMessage).parse(replies);
  const people = [...new Set(messages.flatMap(({ user }) => (user === undefined ? [] : [user])))];
  const names = new Map(
    await Promise.all(people.map(async (id) => [id, await identify.nameOf(id)] as const)),
  );
  return readThread(messages, { botUserId, before: message.ts, nameOf: (id) => names.get(id) });
}
