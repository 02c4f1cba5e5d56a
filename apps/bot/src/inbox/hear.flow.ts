import { createHmac } from "node:crypto";
import { acme, type LocalSlack, startLocalSlack } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { App, LogLevel } from "@slack/bolt";
import { afterEach, expect, test, vi } from "vitest";
import { createHttpReceiver } from "../receive/create-http-receiver.ts";
import { createSocketReceiver } from "../receive/create-socket-receiver.ts";
import { type Doorstep, hear } from "./hear.ts";
import type { Item } from "./to-item.ts";

const silent = createLogger({ name: "test", level: "silent" });

let slack: LocalSlack;
let app: App;
let url: string;

type Mode = "Socket Mode" | "HTTP";

/** Bolt as the bot runs it, reached in either way. */
async function open(mode: Mode): Promise<void> {
  slack = await startLocalSlack({ ackTimeoutMs: 1_000, retryDelaysMs: [50, 50, 50] });
  let requestUrl = "";
  const onListening = (listening: string) => {
    requestUrl = listening;
  };
  const { receiver } =
    mode === "HTTP"
      ? createHttpReceiver(
          { host: "127.0.0.1", port: 0, signingSecret: slack.signingSecret },
          { logger: silent, onListening },
        )
      : createSocketReceiver(slack.appToken, { apiUrl: slack.apiUrl, logger: silent });
  app = new App({
    receiver,
    authorize: async () => ({ botUserId: slack.bot.userId }),
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });
  app.command("/argocd", ({ ack }) => ack());
  await app.start();
  if (mode === "HTTP") await slack.setRequestUrl(requestUrl);
  url = requestUrl;
}
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

const MODES = ["Socket Mode", "HTTP"] as const;

test.each(MODES)("a mention, announced twice, is kept and announced once (%s)", async (mode) => {
  await open(mode);
  const { kept, announced } = listen();

  const ts = mention();

  await vi.waitFor(() => expect(announced).toHaveLength(1));
  expect(kept.map(({ messageKey }) => messageKey)).toEqual([expect.stringContaining(ts)]);
});

test.each(MODES)(
  "while the store is away nothing is acknowledged; Slack sends it again and it is kept then (%s)",
  async (mode) => {
    await open(mode);
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

    mention();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    away = false;

    await vi.waitFor(() => expect(announced).toHaveLength(1), { timeout: 3000 });
    expect(kept).toHaveLength(1);
    expect(lines).toHaveLength(1);
  },
);

test.each(MODES)(
  "a queue that is away loses nothing: what is kept is acknowledged, and left to the sweep (%s)",
  async (mode) => {
    await open(mode);
    const announce = vi.fn(async () => Promise.reject(new Error("queue is away")));
    const { kept } = listen({ announce });

    mention();

    await vi.waitFor(() => expect(announce).toHaveBeenCalledTimes(1));
    expect(kept).toHaveLength(1);
  },
);

test.each(MODES)(
  "a command is kept, then acknowledged; a store that is away is not (%s)",
  async (mode) => {
    await open(mode);
    let away = false;
    const kept: string[] = [];
    listen({
      async keep({ kind }) {
        if (away) throw new Error("connection refused");
        kept.push(kind);
        return "new";
      },
    });
    const [{ id: channel = "" } = {}] = acme.channels;
    const command = { channel, user: "U0ADA00001", command: "/argocd" };

    expect(await slack.command(command)).toEqual({ acked: true });
    away = true;
    expect(await slack.command(command)).toEqual({ acked: false });
    expect(kept).toEqual(["command"]);
  },
);

/** A request as anybody on the network may post it. */
async function post(body: string, at: number, secret: string): Promise<number> {
  const seconds = String(Math.floor(at / 1000));
  const hmac = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": seconds,
    "x-slack-signature": `v0=${hmac}`,
  };
  return (await fetch(url, { method: "POST", headers, body })).status;
}

test("what Slack has not signed within five minutes, or is too large, is not read", async () => {
  await open("HTTP");
  const { kept } = listen();
  const [channel] = acme.channels;
  const event = { type: "app_mention", channel: channel?.id, user: "U1", ts: "1.1" };
  const said = { ...event, text: `<@${slack.bot.userId}> why?` };
  const body = JSON.stringify({ type: "event_callback", event_id: "Ev1", event: said });
  const now = Date.now();

  expect(await post(body, now, "guessed")).toBe(401);
  expect(await post(body, now - 6 * 60_000, slack.signingSecret)).toBe(401);
  expect(await post(`{"pad":"${"x".repeat(1_000_001)}"}`, now, slack.signingSecret)).toBe(413);
  expect((await fetch(url, { method: "POST", body })).status).toBe(401);
  expect((await fetch(new URL("/", url))).status).toBe(404);
  expect(kept).toEqual([]);
  expect(await post(body, now, slack.signingSecret)).toBe(200);
  expect(kept).toHaveLength(1);
});

test("a store that hangs is a 503 before Slack gives up", async () => {
  await open("HTTP");
  listen({ keep: () => new Promise(() => undefined) });
  const event = { type: "app_mention", channel: "C1", user: "U1", ts: "1.1", text: "why?" };
  const body = JSON.stringify({ type: "event_callback", event_id: "Ev1", event });

  expect(await post(body, Date.now(), slack.signingSecret)).toBe(503);
});
