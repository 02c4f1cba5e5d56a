import Anthropic from "@anthropic-ai/sdk";
import type {
  MessageCreateParamsNonStreaming,
  MessageParam,
} from "@anthropic-ai/sdk/resources/messages";
import { afterEach, describe, expect, it } from "vitest";
import type { Fault } from "./faults.ts";
import { type LocalAnthropic, startLocalAnthropic } from "./start-local-anthropic.ts";
import type { Turn, Turns } from "./turn.ts";

let local: LocalAnthropic;
afterEach(() => local.close());

const say = (text: string): Turn => ({ content: [{ type: "text", text }] });
const look: Turn = {
  content: [
    { type: "thinking", thinking: "Its pods come first." },
    { type: "text", text: "Looking at the tree …" },
    {
      type: "tool_use",
      name: "get_tree",
      input: { name: "payments-api", depth: 2 },
      id: "toolu_1",
    },
  ],
};
const params: MessageCreateParamsNonStreaming = {
  model: "claude-sonnet-5-5",
  max_tokens: 4_096,
  system: [{ type: "text", text: "You troubleshoot Argo CD." }],
  tools: [{ name: "get_tree", input_schema: { type: "object" } }],
  thinking: { type: "adaptive", display: "summarized" },
  messages: [{ role: "user", content: "why is payments-api failing?" }],
};

async function connect(turns: Turns, maxRetries = 0): Promise<Anthropic> {
  local = await startLocalAnthropic({ turns, apiKey: "key" });
  return new Anthropic({ apiKey: "key", baseURL: local.url, maxRetries, logLevel: "off" });
}

describe("a turn", () => {
  it("streams in the API's order, with pings, pieces of input and signed thinking", async () => {
    const client = await connect([look]);
    const stream = client.messages.stream(params);
    const types: string[] = [];
    const pieces: string[] = [];
    stream.on("streamEvent", (event) => {
      if (event.type === "content_block_delta") {
        if (types.at(-1) !== event.delta.type) types.push(event.delta.type);
        if (event.delta.type === "input_json_delta") pieces.push(event.delta.partial_json);
      } else types.push(event.type);
    });
    const message = await stream.finalMessage();
    expect(types).toEqual([
      "message_start",
      ...["content_block_start", "thinking_delta", "signature_delta", "content_block_stop"],
      ...["content_block_start", "text_delta", "content_block_stop"],
      ...["content_block_start", "input_json_delta", "content_block_stop"],
      ...["message_delta", "message_stop"],
    ]);
    expect(pieces[0]).toBe("");
    expect(pieces.length).toBeGreaterThan(2);
    expect(message).toMatchObject({ stop_reason: "tool_use", model: "claude-sonnet-5-5" });
    expect(message.content).toMatchObject([
      { type: "thinking", thinking: "Its pods come first.", signature: expect.stringMatching(/./) },
      { type: "text", text: "Looking at the tree …" },
      { type: "tool_use", id: "toolu_1", input: { name: "payments-api", depth: 2 } },
    ]);
    expect(stream.request_id).toMatch(/^req_01/);
    expect(stream.response?.headers.get("anthropic-ratelimit-requests-remaining")).toBe("999");
    const [request] = local.requests();
    expect(request?.headers).toMatchObject({
      authorization: "Bearer key",
      "anthropic-version": "2026-10-21",
    });
    expect(request).toMatchObject({ path: "/v1/messages", body: { stream: true } });
  });

  it("comes as JSON too, and its thinking empty unless summaries are asked for", async () => {
    const client = await connect([look]);
    const message = await client.messages.create({ ...params, thinking: { type: "adaptive" } });
    expect(message.content).toMatchObject([{ thinking: "" }, {}, { name: "get_tree" }]);
    expect(message._request_id).toMatch(/^req_01/);
  });

  it("goes on with its results, reading from the cache what it wrote", async () => {
    const client = await connect([look, say("Its image is missing.")]);
    const system = [
      {
        type: "text" as const,
        text: "You troubleshoot Argo CD. ".repeat(100),
        cache_control: { type: "ephemeral" as const, ttl: "1h" as const },
      },
    ];
    const first = await client.messages.stream({ ...params, system }).finalMessage();
    expect(first.usage.cache_creation?.ephemeral_1h_input_tokens).toBeGreaterThan(600);
    const messages: MessageParam[] = [
      ...params.messages,
      { role: "assistant", content: first.content },
      {
        role: "user",
        content: [
          {
            type: "tool_result",
            tool_use_id: "toolu_1",
            content: "ImagePullBackOff",
            cache_control: { type: "ephemeral" },
          },
        ],
      },
    ];
    const second = await client.messages.stream({ ...params, system, messages }).finalMessage();
    expect(second.stop_reason).toBe("end_turn");
    const written = first.usage.cache_creation_input_tokens;
    expect(second.usage.cache_read_input_tokens).toBe(written);
    expect(second.usage.cache_creation?.ephemeral_5m_input_tokens).toBeGreaterThan(0);
    const { max_tokens: _, ...asked } = { ...params, system, messages };
    const { input_tokens: total } = await client.messages.countTokens(asked);
    const { input_tokens, cache_creation_input_tokens } = second.usage;
    expect(input_tokens + (cache_creation_input_tokens ?? 0) + (written ?? 0)).toBe(total);

    const tools = [{ name: "renamed", input_schema: { type: "object" as const } }];
    const changed = client.messages.create({ ...params, system, messages, tools });
    await expect(changed).rejects.toThrow("bound to a different conversation");
  });

  it("takes its time between events", async () => {
    local = await startLocalAnthropic({ turns: [look], eventDelayMs: 60_000 });
    const stream = new Anthropic({ apiKey: "any", baseURL: local.url }).messages.stream(params);
    const events: string[] = [];
    const aborted = new Promise((resolve) => stream.once("abort", resolve));
    stream.on("streamEvent", ({ type }) => {
      events.push(type);
      stream.abort();
    });
    await aborted;
    expect(events).toEqual(["message_start"]);
  });

  it("may be a refusal, an empty end, or break off in a call", async () => {
    const client = await connect([
      { content: [], stopReason: "refusal", refusal: "cyber" },
      { content: [] },
      { ...look, stopReason: "max_tokens" },
    ]);
    const turn = () => client.messages.stream(params).finalMessage();
    expect(await turn()).toMatchObject({
      stop_reason: "refusal",
      stop_details: { category: "cyber" },
    });
    expect(await turn()).toMatchObject({ stop_reason: "end_turn", content: [] });
    const cutOff = await turn();
    expect(cutOff.stop_reason).toBe("max_tokens");
    expect(cutOff.content[2]).not.toMatchObject({ input: { depth: 2 } });
  });
});

describe("what goes wrong", () => {
  it.each<[Fault, object]>([
    [
      { kind: "status", status: 529 },
      { status: 529, type: "overloaded_error" },
    ],
    [
      { kind: "status", status: 500 },
      { status: 500, type: "api_error" },
    ],
    [
      { kind: "status", status: 401 },
      { status: 401, type: "authentication_error" },
    ],
    [
      { kind: "status", status: 402 },
      { status: 402, type: "billing_error" },
    ],
    [
      { kind: "status", status: 403 },
      { status: 403, type: "permission_error" },
    ],
    [
      { kind: "status", status: 413 },
      { status: 413, type: "request_too_large" },
    ],
    [
      { kind: "status", status: 429, errorCode: "enforced_spend_limit_reached" },
      { status: 429, errorCode: "enforced_spend_limit_reached" },
    ],
    [
      { kind: "error-event", after: 5 },
      { status: undefined, type: "overloaded_error" },
    ],
    [{ kind: "cut", after: 5 }, { message: "terminated" }],
    [{ kind: "eof", after: 5 }, { message: expect.stringContaining("stream ended") }],
    [{ kind: "reset" }, { message: "Connection error." }],
    [{ kind: "page" }, { status: 502 }],
  ])("%j", async (fault, error) => {
    const client = await connect([look]);
    local.faults.set(fault, 1);
    const failed = client.messages.stream(params).finalMessage();
    await expect(failed).rejects.toMatchObject(error);
    const again = await client.messages.stream(params).finalMessage();
    expect(again.stop_reason).toBe("tool_use");
  });

  it("says when to come back, and the SDK does", async () => {
    const fault: Fault = { kind: "status", status: 429, retryAfter: 0.01 };
    const client = await connect([{ content: [], fault }, say("Here.")], 1);
    expect((await client.messages.create(params)).content).toMatchObject([{ text: "Here." }]);
    expect(local.requests()[1]?.headers["x-stainless-retry-count"]).toBe("1");
    local.faults.set({ ...fault, retryAfter: 7 });
    const parked = new Anthropic({ apiKey: "key", baseURL: local.url, maxRetries: 0 });
    const error = await parked.messages.create(params).catch((thrown: unknown) => thrown);
    expect((error as InstanceType<typeof Anthropic.APIError>).headers?.get("retry-after")).toBe(
      "7",
    );
  });

  it.each<Fault>([{ kind: "hang" }, { kind: "stall" }, { kind: "slow", ms: 60_000 }])(
    "silence until somebody hangs up: %j",
    async (fault) => {
      const client = await connect([{ ...look, fault }]);
      const stream = client.messages.stream(params);
      const ended = expect(stream.finalMessage()).rejects.toThrow(Anthropic.APIUserAbortError);
      await expect.poll(() => local.requests().length).toBe(1);
      stream.abort();
      await ended;
    },
  );

  it("silence with pings, which only the wire shows", async () => {
    const client = await connect([{ ...look, fault: { kind: "stall", after: 3, pingMs: 5 } }]);
    const stop = new AbortController();
    const response = await client.messages
      .create({ ...params, stream: true }, { signal: stop.signal })
      .asResponse();
    let heard = "";
    for await (const chunk of response.body ?? []) {
      heard += Buffer.from(chunk as Uint8Array).toString();
      if (heard.split("event: ping").length > 5) break;
    }
    expect(heard.match(/message_start/g)).toHaveLength(2);
    expect(heard).not.toContain("message_stop");
  });

  it.each<[Fault, object]>([
    [{ kind: "error-event" }, { status: 529 }],
    [{ kind: "cut" }, { message: expect.stringMatching(/./) }],
    [{ kind: "eof" }, { message: expect.stringMatching(/JSON/) }],
  ])("an answer that is not streamed: %j", async (fault, error) => {
    const client = await connect([{ ...look, fault }]);
    await expect(client.messages.create(params)).rejects.toMatchObject(error);
  });

  it("refuses other versions of the API, requests without a key, too large ones", async () => {
    const client = await connect([]);
    const version = { headers: { "anthropic-version": "2020-01-01" } };
    await expect(client.models.list({}, version)).rejects.toThrow("is not a valid version");
    const withoutKey = client.models.list({}, { headers: { authorization: null } });
    await expect(withoutKey).rejects.toThrow("authorization header is required");
    const content = "a".repeat(33 * 1024 * 1024);
    const large = client.messages.create({ ...params, messages: [{ role: "user", content }] });
    await expect(large).rejects.toThrow(Anthropic.ContentTooLargeError);
  });

  it("closes with everything open", async () => {
    const client = await connect([{ ...look, fault: { kind: "stall", after: 3 } }]);
    const stream = client.messages.stream(params);
    const ended = expect(stream.finalMessage()).rejects.toThrow();
    await new Promise((resolve) => stream.once("streamEvent", resolve));
    await local.close();
    await ended;
  });
});

it("lists its models, and refuses unknown ones and unknown keys", async () => {
  const client = await connect([]);
  const listed = await client.models.list();
  expect(listed.data.map((model) => model.id)).toContain("claude-haiku-5-5");
  expect(await client.models.retrieve("claude-opus-5-5")).toMatchObject({ line: "opus" });
  await expect(client.models.retrieve("claude-9")).rejects.toThrow(Anthropic.NotFoundError);
  const unknown = client.messages.create({ ...params, model: "claude-9" });
  await expect(unknown).rejects.toThrow("model: claude-9");
  const stranger = new Anthropic({ apiKey: "other", baseURL: local.url, logLevel: "off" });
  await expect(stranger.models.list()).rejects.toThrow(Anthropic.AuthenticationError);
});

it("tells a script that has ended or failed", async () => {
  const client = await connect((request, said) => {
    if (said === 0) return say(request.model);
    throw new Error("unexpected");
  });
  expect((await client.messages.create(params)).content).toMatchObject([{ text: params.model }]);
  await expect(client.messages.create(params)).rejects.toThrow("the script failed: unexpected");
  local.setTurns([]);
  await expect(client.messages.create(params)).rejects.toThrow("the script ends after 0 turns");
});
