import { acme, type LocalSlack, startLocalSlack } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { App, LogLevel } from "@slack/bolt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSocketReceiver } from "../receive/create-socket-receiver.ts";
import { type Doorstep, hear } from "./hear.ts";
import type { Item } from "./to-item.ts";

const silent = createLogger({ name: "test", level: "silent" });

let slack: LocalSlack;
let app: App;

beforeEach(async () => {
  slack = await startLocalSlack({ ackTimeoutMs: 200, retryDelaysMs: [50, 50, 50] });
  app = new App({
    token: slack.botToken,
    receiver: createSocketReceiver(slack.appToken, { apiUrl: slack.apiUrl, logger: silent }),
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  await app.init();
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

/** An inbox of an array: keeps each message once, and can be away. */
function listen(fields: Partial<Doorstep> = {}) {
  const kept: Item[] = [];
  const announced: string[] = [];
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const logger = createLogger({ name: "test", level: "error", destination: { write } });
  const doorstep: Doorstep = {
    us: async () => ({ team: slack.team.id, botUserId: slack.bot.userId }),
    takesPart: async () => false,
    async keep(item) {
      if (kept.some(({ messageKey }) => messageKey === item.messageKey)) return "duplicate";
      kept.push(item);
      return "new";
    },
    announce: async ({ messageKey }) => void announced.push(messageKey),
    amend: async () => undefined,
    ...fields,
  };
  hear(app, doorstep, { logger });
  return { kept, announced, lines };
}

function mention(): string {
  const [channel] = acme.channels;
  const [person] = acme.people;
  const text = `<@${slack.bot.userId}> why?`;
  return slack.say({ channel: channel?.id ?? "", user: person?.id ?? "", text }).ts;
}

test("a mention, announced twice, is kept and announced once", async () => {
  const { kept, announced } = listen();
  await app.start();

  const ts = mention();

  await vi.waitFor(() => expect(announced).toHaveLength(1));
  expect(kept.map(({ messageKey }) => messageKey)).toEqual([expect.stringContaining(ts)]);
});

test("while the store is away nothing is acknowledged; Slack sends it again and it is kept then", async () => {
  let away = true;
  const kept: Item[] = [];
  const { announced, lines } = listen({
    async keep(item) {
      if (away) throw new Error("connection refused");
      if (kept.length > 0) return "duplicate";
      kept.push(item);
      return "new";
    },
  });
  await app.start();

  mention();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  away = false;

  await vi.waitFor(() => expect(announced).toHaveLength(1), { timeout: 3000 });
  expect(kept).toHaveLength(1);
  expect(lines).toHaveLength(1);
});

test("a queue that is away loses nothing: what is kept is acknowledged, and left to the sweep", async () => {
  const announce = vi.fn(async () => Promise.reject(new Error("queue is away")));
  const { kept } = listen({ announce });
  await app.start();

  mention();

  await vi.waitFor(() => expect(announce).toHaveBeenCalledTimes(1));
  expect(kept).toHaveLength(1);
});
