import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { inSpan } from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { observeFetch } from "./observe-fetch.ts";

const say = (status: number, body: object): RequestListener => {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
};

async function observed(path: string, listener: RequestListener) {
  const headers: object[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const spans = collectSpans();
  onTestFinished(async () => {
    await spans.stop();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const call = () => observeFetch()(`http://127.0.0.1:${port}${path}`, { method: "POST" });
  const body = await inSpan("reply", {}, async () => (await call()).text().catch(() => "")).catch(
    () => "failed",
  );
  const [span] = spans.ended();
  return { body, headers, name: span?.name, outcome: span?.attributes["slack.outcome"] };
}

test.each([
  ["ok", say(200, { ok: true })],
  ["refused", say(200, { ok: false, error: "channel_not_found" })],
  ["rate-limited", say(429, { ok: false })],
  ["server", say(503, {})],
  ["network", (request) => void request.socket.destroy()],
] satisfies readonly (readonly [string, RequestListener])[])(
  "a call is %s",
  async (outcome, listener) => {
    const seen = await observed("/api/chat.postMessage", listener);
    expect(seen).toMatchObject({ name: "slack chat.postMessage", outcome });
  },
);

test("the answer is left to be read, and Slack is told no trace", async () => {
  const { body, headers } = await observed("/api/users.info?user=U1", say(200, { ok: true, n: 7 }));
  expect(body).toBe('{"ok":true,"n":7}');
  expect(headers[0]).not.toHaveProperty("traceparent");
});

test("an address that names no method is told without it", async () => {
  const { name } = await observed("/upload/v1/s3cret", say(200, {}));
  expect(name).toBe("slack upload");
});
