import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { eventually } from "../testing/eventually.ts";

const channel = "C0PAYMENTS";
const user = "U0ADA00001";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let slack: LocalSlack;
let server: Server;
let url: string;
let received: Received[];
/** What the endpoint does, request by request; the last one repeats. */
let answers: ({ status: number; headers?: Record<string, string> } | "never")[];

beforeEach(async () => {
  slack = await startLocalSlack({ ackTimeoutMs: 300, retryDelaysMs: [0, 0] });
  received = [];
  answers = [{ status: 200 }];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (body.includes("url_verification")) {
      response.end((JSON.parse(body) as { challenge: string }).challenge);
      return;
    }
    received.push({ headers: request.headers, body });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer === "never") return;
    response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  await slack.setRequestUrl(url);
});
afterEach(async () => {
  await slack.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const hi = () => slack.announce({ type: "app_home_opened", user, channel, tab: "home" });
const retries = () =>
  received.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]);

test("an event is posted as JSON with a signature", async () => {
  expect(await hi()).toEqual({ acked: true, response: {} });
  const [{ headers, body } = { headers: {}, body: "" }] = received;
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "x-slack-signature": expect.stringMatching(/^v0=[0-9a-f]{64}$/),
    "x-slack-request-timestamp": expect.stringMatching(/^\d{10}$/),
  });
  expect(retries()).toEqual([[undefined, undefined]]);
  expect(JSON.parse(body)).toMatchObject({ type: "event_callback", event: { tab: "home" } });
});

test("failures and silence are retried, each told why", async () => {
  answers = [{ status: 500 }, "never", { status: 200 }];
  expect(await hi()).toMatchObject({ acked: true });
  expect(retries()).toEqual([
    [undefined, undefined],
    ["1", "http_error"],
    ["2", "http_timeout"],
  ]);
  const ids = received.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
  expect(new Set(ids).size).toBe(1);
});

test("x-slack-no-retry ends it, and so does the last attempt", async () => {
  answers = [{ status: 503, headers: { "x-slack-no-retry": "1" } }];
  expect(await hi()).toEqual({ acked: false });
  expect(received).toHaveLength(1);
  answers = [{ status: 503 }];
  expect(await hi()).toEqual({ acked: false });
  expect(received).toHaveLength(4);
});

test("an endpoint that is away is tried again", async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await hi()).toEqual({ acked: false });
  const { port } = new URL(url);
  await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  slack.say({ channel, user, text: "back?" });
  await eventually(() => received.length).toBe(1);
});

test("an ack may be slow, but not slower than the deadline", async () => {
  slack.delivery.slowAcks(1, 1);
  expect(await hi()).toMatchObject({ acked: true });
  expect(received).toHaveLength(1);
  slack.delivery.slowAcks(1, 60_000);
  expect(await hi()).toMatchObject({ acked: true });
  expect(retries().at(-1)).toEqual(["1", "http_timeout"]);
});

test("an endpoint that does not repeat the challenge is refused", async () => {
  await expect(slack.setRequestUrl(`${slack.url}/nowhere`)).rejects.toThrow("challenge");
});
