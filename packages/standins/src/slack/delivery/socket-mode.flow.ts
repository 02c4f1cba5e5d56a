import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { connectClient } from "../testing/connect.ts";
import { eventually } from "../testing/eventually.ts";

interface Frame {
  readonly type: string;
  readonly envelope_id?: string;
  readonly reason?: string;
  readonly num_connections?: number;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly accepts_response_payload?: boolean;
  readonly payload?: {
    readonly event_id: string;
    readonly event: Readonly<Record<string, unknown>>;
  };
}

/** A bare Socket Mode client that acks only when told to. */
interface Link {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  readonly events: () => readonly Frame[];
  ack(frame: Frame, payload?: unknown): void;
}

const channel = "C0PAYMENTS";
const user = "U0ADA00001";

let slack: LocalSlack;
let links: Link[];

beforeEach(async () => {
  slack = await startLocalSlack({
    rateTiers: false,
    ackTimeoutMs: 150,
    retryDelaysMs: [0, 20, 40],
  });
  links = [];
});
afterEach(async () => {
  for (const { socket } of links) socket.terminate();
  await slack.close();
});

async function openUrl(): Promise<string> {
  const { url = "" } = await connectClient(slack, slack.appToken).apps.connections.open({});
  return url;
}

async function link(): Promise<Link> {
  const socket = new WebSocket(await openUrl());
  const frames: Frame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data)) as Frame));
  await eventually(() => frames.length).toBeGreaterThan(0);
  const opened: Link = {
    socket,
    frames,
    events: () => frames.filter(({ type }) => type === "events_api"),
    ack: ({ envelope_id }, payload = {}) => socket.send(JSON.stringify({ envelope_id, payload })),
  };
  links.push(opened);
  return opened;
}

test("a connection is greeted, and its ticket is good for no other", async () => {
  const url = await openUrl();
  const socket = new WebSocket(url);
  const [hello] = await once(socket, "message");
  expect(JSON.parse(String(hello))).toMatchObject({
    type: "hello",
    num_connections: 1,
    connection_info: { app_id: slack.bot.appId },
    debug_info: { approximate_connection_time: expect.any(Number) },
  });
  expect(slack.connections()).toBe(1);
  await slack.connected();
  const again = new WebSocket(url);
  const [, refused] = await once(again, "unexpected-response");
  expect((refused as { statusCode: number }).statusCode).toBe(401);
  again.on("error", () => {});
  again.terminate();
  socket.terminate();
});

test("a mention is told twice: as message and as app_mention, with one ts and two event ids", async () => {
  const { events } = await link();
  const { ts } = slack.say({ channel, user, text: `<@${slack.bot.userId}> hi` });
  await eventually(() => events().length).toBe(2);
  const [message, mention] = events().map(({ payload }) => payload);
  expect(message).toMatchObject({
    type: "event_callback",
    team_id: slack.team.id,
    api_app_id: slack.bot.appId,
    authorizations: [{ team_id: slack.team.id, user_id: slack.bot.userId, is_bot: true }],
    event: { type: "message", channel, channel_type: "channel", user, ts, event_ts: ts },
  });
  expect(mention).toMatchObject({
    event: {
      type: "app_mention",
      channel,
      user,
      ts,
      event_ts: ts,
      client_msg_id: message?.event.client_msg_id,
      blocks: [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "user", user_id: slack.bot.userId },
                { type: "text", text: " hi" },
              ],
            },
          ],
        },
      ],
    },
  });
  expect(mention?.event).not.toHaveProperty("channel_type");
  expect(mention?.event_id).not.toBe(message?.event_id);
});

test("what is not acked in time is sent again, and then given up", async () => {
  const { events } = await link();
  slack.say({ channel, user, text: "hi" });
  await eventually(() => events().length).toBe(4);
  expect(events().map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
    [0, ""],
    [1, "timeout"],
    [2, "timeout"],
    [3, "timeout"],
  ]);
  expect(new Set(events().map(({ payload }) => payload?.event_id)).size).toBe(1);
  expect(new Set(events().map(({ envelope_id }) => envelope_id)).size).toBe(4);
});

test("an ack that Slack never saw brings the event back once more", async () => {
  const { socket, events, ack } = await link();
  socket.on("message", () => ack(events().at(-1) ?? { type: "" }));
  slack.delivery.dropAcks(1);
  slack.say({ channel, user, text: "hi" });
  await eventually(() => events().length).toBe(2);
  expect(events()[1]).toMatchObject({ retry_attempt: 1 });
  const done = await slack.announce({ type: "app_home_opened", user, channel: "D1", tab: "home" });
  expect(done).toEqual({ acked: true, response: {} });
  expect(events()).toHaveLength(3);
});

test("a doubled event comes in two envelopes with one event id", async () => {
  const { events } = await link();
  slack.delivery.duplicate(1);
  slack.say({ channel, user, text: "hi" });
  await eventually(() => events().length).toBeGreaterThanOrEqual(2);
  const [first, second] = events();
  expect(second?.payload?.event_id).toBe(first?.payload?.event_id);
  expect(second).toMatchObject({ retry_attempt: 0 });
  expect(second?.envelope_id).not.toBe(first?.envelope_id);
});

test("an event that is held back is overtaken by the next one", async () => {
  const { socket, events, ack } = await link();
  socket.on("message", () => ack(events().at(-1) ?? { type: "" }));
  slack.delivery.holdBack(1, 100);
  for (const text of ["1", "2"]) slack.say({ channel, user, text });
  await eventually(() => events().length).toBe(2);
  expect(events().map(({ payload }) => payload?.event.text)).toEqual(["2", "1"]);
});

test("events wait for a connection and then come in order, as retries", async () => {
  for (const text of ["1", "2", "3"]) slack.say({ channel, user, text });
  const { socket, events, ack } = await link();
  socket.on("message", () => ack(events().at(-1) ?? { type: "" }));
  await eventually(() => events().length).toBeGreaterThanOrEqual(3);
  const texts = events().map(({ payload }) => payload?.event.text);
  expect(texts.slice(0, 3)).toEqual(["1", "2", "3"]);
  expect(events()[0]).toMatchObject({ retry_attempt: 1 });
});

test("each envelope goes to exactly one of the connections", async () => {
  const [one, two] = [await link(), await link()];
  for (const { socket, events, ack } of [one, two]) {
    socket.on("message", () => ack(events().at(-1) ?? { type: "" }));
  }
  for (let index = 0; index < 10; index++) slack.say({ channel, user, text: `${index}` });
  await eventually(() => one.events().length + two.events().length).toBe(10);
  expect(one.events().length).toBe(5);
});

test("the eleventh connection is told to go", async () => {
  await Promise.all(Array.from({ length: 10 }, link));
  expect(slack.connections()).toBe(10);
  const { frames } = await link();
  expect(frames).toMatchObject([{ type: "disconnect", reason: "too_many_websockets" }]);
  expect(slack.connections()).toBe(10);
});

test("a connection that was asked to go gets no more events", async () => {
  const old = await link();
  slack.disconnect("refresh_requested");
  await eventually(() => old.frames.at(-1)?.type).toBe("disconnect");
  expect(old.frames.at(-1)).toMatchObject({ reason: "refresh_requested" });
  expect(slack.connections()).toBe(0);
  slack.say({ channel, user, text: "hi" });
  const fresh = await link();
  await eventually(() => fresh.events().length).toBeGreaterThan(0);
  expect(old.events()).toHaveLength(0);
});

test("pings are answered, and a close is shaken hands on", async () => {
  const { socket } = await link();
  const pong = once(socket, "pong");
  socket.ping("are you there?");
  expect(String((await pong)[0])).toBe("are you there?");
  const closed = once(socket, "close");
  socket.close(1000);
  expect((await closed)[0]).toBe(1000);
  await eventually(() => slack.connections()).toBe(0);
});

test("a connection can break without a word", async () => {
  const { socket } = await link();
  const closed = once(socket, "close");
  slack.cut();
  expect((await closed)[0]).toBe(1006);
});

test("an interaction is sent once and carries what the app answers", async () => {
  const { socket, frames, ack } = await link();
  const response = { response_action: "errors", errors: { b1: "bad" } };
  socket.once("message", () => ack(frames.at(-1) ?? { type: "" }, response));
  const payload = { type: "view_submission" };
  expect(await slack.interact({ type: "interactive", payload, acceptsResponse: true })).toEqual({
    acked: true,
    response,
  });
  expect(frames.at(-1)).toMatchObject({
    type: "interactive",
    accepts_response_payload: true,
    payload,
  });
  expect(await slack.interact({ type: "slash_commands", payload })).toEqual({ acked: false });
  expect(frames.filter(({ type }) => type === "slash_commands")).toHaveLength(1);
});

test("nobody connected, an interaction fails at once", async () => {
  expect(await slack.interact({ type: "interactive", payload: {} })).toEqual({ acked: false });
});

test("a workspace that closes shakes hands with whoever is connected", async () => {
  const { socket } = await link();
  const closed = once(socket, "close");
  await slack.close();
  expect((await closed)[0]).toBe(1001);
});
