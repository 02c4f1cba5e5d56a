import type { Principal } from "@lynceus/contract";
import { McpServer } from "@modelcontextprotocol/server";
import { expect, onTestFinished, test } from "vitest";
import { createSessions, type SessionsOptions } from "./create-sessions.ts";

const dana: Principal = { kind: "channel", id: "dana", name: "dana", projects: ["*"] };
const initialize = {
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
};

function open(options: Partial<SessionsOptions> = {}) {
  const sessions = createSessions({
    build: () => new McpServer({ name: "test", version: "1" }),
    clock: () => 0,
    ...options,
  });
  onTestFinished(() => sessions.close());
  return async (message: object, session?: string, principal = dana) => {
    const headers = {
      accept: "application/json, text/event-stream",
      "content-type": "application/json",
      ...(session && { "mcp-session-id": session }),
    };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, ...message });
    const request = new Request("http://x.invalid/mcp", { method: "POST", headers, body });
    const response = await sessions.fetch(request, { principal });
    await response.text();
    return { status: response.status, session: response.headers.get("mcp-session-id") ?? "" };
  };
}

const ping = { method: "ping" };

test("a session is its owner's, with the rights that opened it", async () => {
  const ask = open();
  const { session } = await ask(initialize);

  expect(await ask(ping, session)).toMatchObject({ status: 200 });
  expect(await ask(ping, session, { ...dana, id: "ci" })).toMatchObject({ status: 404 });
  expect(await ask(ping, session, { ...dana, projects: ["checkout"] })).toMatchObject({
    status: 404,
  });
  expect(await ask(ping, "another")).toMatchObject({ status: 404 });
  expect(await ask(ping)).toMatchObject({ status: 400 });
});

test("of too many, the one longest unused makes room", async () => {
  const ask = open({ most: 2 });
  const first = (await ask(initialize)).session;
  const second = (await ask(initialize)).session;
  await ask(ping, first);
  const third = (await ask(initialize)).session;

  expect(await ask(ping, first)).toMatchObject({ status: 200 });
  expect(await ask(ping, second)).toMatchObject({ status: 404 });
  expect(await ask(ping, third)).toMatchObject({ status: 200 });
});

test("one that is not used for an hour is over when the next comes", async () => {
  let now = 0;
  const ask = open({ clock: () => now });
  const old = (await ask(initialize)).session;
  now = 61 * 60_000;
  await ask(initialize);

  expect(await ask(ping, old)).toMatchObject({ status: 404 });
});
