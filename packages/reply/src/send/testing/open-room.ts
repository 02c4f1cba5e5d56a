import type { ThreadRef } from "@lynceus/contract";
import { type LocalSlack, startLocalSlack } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { LogLevel, WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import { createMemoryDeliveries } from "../create-memory-deliveries.ts";
import { createSender, type SenderOptions } from "../create-sender.ts";
import { createSendingClient } from "../create-sending-client.ts";
import type { Sender } from "../sender.ts";

export const ADA = "U0ADA00001";

/** A local Slack with somebody's question in it, for one test. */
export interface Room {
  readonly slack: LocalSlack;
  readonly thread: ThreadRef;
  readonly logged: readonly { readonly level: string; readonly fields: object }[];
  /** A sender as in a process of its own; each has its own deliveries unless given some. */
  sender(
    options?: Partial<SenderOptions> & { readonly timeoutMs?: number; readonly apiUrl?: string },
  ): Sender;
  /** The thread's messages after the question. */
  replies(thread?: ThreadRef): ReturnType<LocalSlack["thread"]>;
  ask(channel: string): ThreadRef;
  /** How often a method was called. */
  count(method: string): number;
  /** The bot's hands beside the sender's. */
  readonly client: WebClient;
}

export async function openRoom(options: { readonly rateTiers: boolean }): Promise<Room> {
  const slack = await startLocalSlack(options);
  onTestFinished(() => slack.close());
  const logged: { level: string; fields: object; message: string }[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields, message });
  };
  const logger: Logger = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
  const ask = (channel: string): ThreadRef => {
    const { ts } = slack.say({ channel, user: ADA, text: "why is payments-api failing?" });
    return { team: slack.team.id, channel, threadTs: ts };
  };
  const thread = ask("C0PAYMENTS");

  return {
    slack,
    thread,
    logged,
    ask,
    client: new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: silent }),
    replies: ({ channel, threadTs } = thread) => slack.thread(channel, threadTs).slice(1),
    count: (method) => slack.calls().filter((call) => call.method === method).length,
    sender({ timeoutMs = 5000, apiUrl = slack.apiUrl, ...given } = {}) {
      const sender = createSender({
        client: createSendingClient({ token: slack.botToken, apiUrl, logger: silent, timeoutMs }),
        deliveries: createMemoryDeliveries(),
        redact: (text) => text,
        logger,
        ...given,
      });
      onTestFinished(() => sender.close());
      return sender;
    },
  };
}
