import { createRequire } from "node:module";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { runAgent } from "../run/run-agent.ts";
import { connectLocal } from "../testing/connect-local.ts";
import { logger, runOptions } from "../testing/options.ts";
import { ok, tool } from "../testing/tool.ts";
import { connectModel } from "./connect-model.ts";

const env = {
  ANTHROPIC_CUSTOM_HEADERS: "authorization: Bearer other\nx-from-env: yes",
  ANTHROPIC_API_KEY: "sk-ant-env",
  ANTHROPIC_BASE_URL: "http://127.0.0.1:9",
  ANTHROPIC_LOG: "debug",
};
let before: NodeJS.ProcessEnv;
beforeEach(() => {
  before = { ...process.env };
  Object.assign(process.env, env);
});
afterEach(() => {
  for (const name of Object.keys(env)) delete process.env[name];
  Object.assign(process.env, before);
});

const say = (text: string) => ({ content: [{ type: "text" as const, text }] });

it("takes nothing from the environment", async () => {
  const { anthropic, ask } = await connectLocal([say("hello")]);
  await ask();
  const [request] = anthropic.requests();
  expect(request?.headers).toMatchObject({ authorization: "Bearer sk-ant-local" });
  expect(Object.keys(request?.headers ?? {})).not.toContain("x-from-env");
});

it("sends no trace context, whatever the process propagates", async () => {
  // The API that the SDK itself sees; the package is its dependency, not ours.
  const sdk = createRequire(createRequire(import.meta.url).resolve("@anthropic-ai/sdk"));
  const { propagation, trace } = sdk("@opentelemetry/api");
  const span = trace.wrapSpanContext({
    traceId: "1".repeat(32),
    spanId: "2".repeat(16),
    traceFlags: 1,
  });
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan: () => span }) });
  propagation.setGlobalPropagator({
    inject: (_context: unknown, carrier: object, setter: { set: (...args: unknown[]) => void }) =>
      setter.set(carrier, "traceparent", "00-1-2-01"),
    extract: (context: unknown) => context,
    fields: () => ["traceparent"],
  });
  onTestFinished(() => {
    propagation.disable();
    trace.disable();
  });
  const { anthropic, ask } = await connectLocal([say("hello")]);
  await ask();
  expect(Object.keys(anthropic.requests()[0]?.headers ?? {})).not.toContain("traceparent");
});

it("speaks to a gateway with its token and headers, and asks nothing special of it", async () => {
  const { anthropic } = await connectLocal([say("hello")]);
  anthropic.faults.set({ kind: "status", status: 401 });
  const model = await connectModel(
    {
      provider: "anthropic",
      model: "claude-sonnet-5-5",
      authToken: "token",
      baseURL: anthropic.url,
      headers: { "x-team": "platform", "anthropic-version": "2023-06-01" },
    },
    { logger },
  );
  const request = {
    model: "claude-sonnet-5-5",
    system: [],
    tools: [],
    messages: [{ role: "user" as const, content: "why?" }],
    maxTokens: 1_000,
    mayCallTools: true,
    conversation: "run-1",
  };
  const asked = model.turn(request, () => {}, new AbortController().signal);
  await expect(asked).rejects.toThrow(new URL(anthropic.url).host);
  const [sent] = anthropic.requests();
  expect(sent?.headers).toMatchObject({
    authorization: "Bearer token",
    "x-team": "platform",
    "anthropic-version": "2023-06-01",
  });
  expect(sent?.body).not.toHaveProperty("thinking");
  expect(sent?.body).not.toHaveProperty("output_config");
});

it.each([
  [{}, "There is no key"],
  [{ apiKey: " " }, "There is no key"],
  [{ apiKey: "two\nlines" }, "one line"],
])("says what is wrong with the key %j", async (credential, says) => {
  const config = { provider: "anthropic" as const, model: "claude-sonnet-5-5", ...credential };
  await expect(connectModel(config, { logger })).rejects.toThrow(says);
});

it("sends the same prefix in every turn of a run, and reads it from the cache", async () => {
  const look = (n: number) => ({
    content: [
      { type: "thinking" as const, thinking: `Look ${n}.` },
      { type: "tool_use" as const, name: "look", input: { n }, id: `t${n}` },
    ],
  });
  const { anthropic, model } = await connectLocal([look(1), look(2), look(3), say("done")]);
  const system = [{ type: "text" as const, text: "You look into Argo CD. ".repeat(200) }];
  const tools = [
    tool("look", async () => ({ ...ok("x".repeat(4_000)), instructions: "Go on." })),
    tool("another"),
  ];
  const end = await runAgent(runOptions({ model, system, tools }), new AbortController().signal);
  expect(end).toMatchObject({ kind: "said", text: "done", spent: { steps: 4, toolCalls: 3 } });

  const bodies = anthropic.requests().map(({ body }) => unmarked(body));
  expect(bodies).toHaveLength(4);
  for (const [index, body] of bodies.entries()) {
    const next = bodies[index + 1] ?? body;
    expect(next.head).toBe(body.head);
    expect(next.messages.startsWith(body.messages)).toBe(true);
  }
  const last = anthropic.requests().at(-1)?.body as { system: unknown; messages: object[] };
  expect(JSON.stringify(last.system)).toContain('"ttl":"1h"');
  const marked = last.messages.flatMap((message, index) =>
    JSON.stringify(message).includes("cache_control") ? [index] : [],
  );
  // The last two results; each is followed by a system message.
  expect(marked).toEqual([5, 8]);
});

/** A request's bytes without cache markers, which do not count: what comes before the messages, and those. */
function unmarked(body: unknown): { readonly head: string; readonly messages: string } {
  const { system, tools, messages } = JSON.parse(
    JSON.stringify(body, (key, value) => (key === "cache_control" ? undefined : value)),
  );
  const blocks = messages.map((message: { content: unknown }) =>
    typeof message.content === "string"
      ? { ...message, content: [{ type: "text", text: message.content }] }
      : message,
  );
  return {
    head: JSON.stringify({ system, tools }),
    messages: JSON.stringify(blocks).slice(0, -1),
  };
}
