import { ExpectedError, type Principal } from "@lynceus/contract";
import { createMcpHandler, inputRequired, McpServer } from "@modelcontextprotocol/server";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createToolbox, type ToolboxOptions } from "./create-toolbox.ts";
import type { Caller, ToolServer } from "./ports.ts";

const ada: Principal = { kind: "channel", id: "C-ada", name: "#ada", projects: ["checkout"] };
const bob: Principal = { kind: "channel", id: "C-bob", name: "#bob", projects: ["*"] };

interface Seen {
  readonly method: string | null;
  readonly revision: string | null;
  readonly caller: Caller;
}

/** A real MCP server whose tools report what they see. */
function serve(name: string, add: (server: McpServer) => void) {
  const seen: Seen[] = [];
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name, version: "1" });
    add(server);
    return server;
  });
  onTestFinished(() => handler.close());
  const server: ToolServer = {
    name,
    fetch(request, caller) {
      const { headers } = request;
      seen.push({
        method: headers.get("mcp-method"),
        revision: headers.get("mcp-protocol-version"),
        caller,
      });
      const authInfo = { token: "", clientId: caller.client, scopes: [], extra: { ...caller } };
      return handler.fetch(request, { authInfo });
    },
  };
  return { server, seen };
}

function echo(server: McpServer): void {
  server.registerTool(
    "echo",
    {
      title: "Echo",
      description: "Says it again.",
      inputSchema: z.object({ word: z.string() }),
      outputSchema: z.object({ word: z.string(), as: z.string() }),
      annotations: { readOnlyHint: true },
    },
    ({ word }, { http }) => {
      const principal = http?.authInfo?.extra?.principal as Principal;
      const structuredContent = { word, as: principal.id };
      return { content: [{ type: "text", text: `said ${word}` }], structuredContent };
    },
  );
  server.registerTool("fail", { inputSchema: z.object({}) }, () => ({
    content: [{ type: "text", text: "There is no application `x`." }],
    isError: true,
  }));
}

function open(servers: readonly ToolServer[], options: Partial<ToolboxOptions> = {}) {
  const toolbox = createToolbox({
    servers,
    clientInfo: { name: "test", version: "1" },
    ...options,
  });
  onTestFinished(() => toolbox.close());
  return toolbox;
}

const Echo = z.object({ word: z.string(), as: z.string() });

test("a call carries its principal and comes back as text and structure", async () => {
  const { server, seen } = serve("one", echo);
  const tools = open([server]).forPrincipal(ada);

  expect(await tools.call("echo", { word: "hi" })).toEqual({
    tool: "echo",
    arguments: { word: "hi" },
    text: "said hi",
    structured: { word: "hi", as: "C-ada" },
    isError: false,
  });
  expect(new Set(seen.map(({ revision }) => revision))).toEqual(new Set(["2026-07-28"]));
  expect(seen.every(({ caller }) => caller.principal.id === "C-ada")).toBe(true);
  expect(seen[0]?.caller.client).toBe("test");
});

test("principals do not share a client; one principal connects once", async () => {
  const { server, seen } = serve("one", echo);
  const toolbox = open([server]);

  const words = await Promise.all(
    [ada, bob, ada, { ...ada, projects: ["billing"] }].map((principal) =>
      toolbox.forPrincipal(principal).callParsed(Echo, "echo", { word: "x" }),
    ),
  );

  expect(words.map(({ as }) => as)).toEqual(["C-ada", "C-bob", "C-ada", "C-ada"]);
  expect(seen.filter(({ method }) => method === "server/discover")).toHaveLength(3);
});

test("the client longest unused is let go beyond the bound", async () => {
  const { server, seen } = serve("one", echo);
  const toolbox = open([server], { maxClients: 1 });

  for (const principal of [ada, bob, bob, ada]) {
    await toolbox.forPrincipal(principal).call("echo", { word: "x" });
  }

  expect(seen.filter(({ method }) => method === "server/discover")).toHaveLength(3);
});

test("tools are described with what they may do", async () => {
  const tools = await open([serve("one", echo).server])
    .forPrincipal(ada)
    .tools();

  expect(tools).toMatchObject([
    { server: "one", name: "echo", title: "Echo", description: "Says it again.", readOnly: true },
    { server: "one", name: "fail", readOnly: false },
  ]);
  expect(tools[0]?.inputSchema).toMatchObject({ required: ["word"] });
});

test("of several servers the one that has the tool is called", async () => {
  const other = serve("two", (server) =>
    server.registerTool("ping", { inputSchema: z.object({}) }, () => ({
      content: [{ type: "text", text: "pong" }],
    })),
  );
  const tools = open([serve("one", echo).server, other.server]).forPrincipal(ada);

  expect((await tools.call("ping", {})).text).toBe("pong");
  await expect(tools.call("nothing", {})).rejects.toThrow(
    new ExpectedError("There is no tool `nothing`."),
  );
});

test("a tool's failure is a result, and callParsed throws its sentence", async () => {
  const tools = open([serve("one", echo).server]).forPrincipal(ada);

  expect(await tools.call("fail", {})).toMatchObject({ isError: true });
  await expect(tools.callParsed(Echo, "fail", {})).rejects.toThrow(
    new ExpectedError("There is no application `x`."),
  );
});

test("a result of another shape is a bug, not a sentence", async () => {
  const tools = open([serve("one", echo).server]).forPrincipal(ada);

  const error = await tools
    .callParsed(z.object({ n: z.int() }), "echo", { word: "x" })
    .catch((e) => e);

  expect(error).not.toBeInstanceOf(ExpectedError);
  expect(error.message).toContain("another shape");
});

test("an unknown tool is said in words", async () => {
  const tools = open([serve("one", echo).server]).forPrincipal(ada);

  const error = await tools.call("nothing", {}).catch((e) => e);

  expect(error).toBeInstanceOf(ExpectedError);
  expect(error.message).toContain("nothing");
});

/** A tool that answers only when its signal aborts, and says so. */
function slow(events: string[], started: () => void) {
  return (server: McpServer) =>
    server.registerTool("slow", { inputSchema: z.object({}) }, async (_, { mcpReq }) => {
      const aborted = new Promise((resolve) => mcpReq.signal.addEventListener("abort", resolve));
      started();
      await aborted;
      events.push("aborted");
      return { content: [] };
    });
}

test("an abort reaches the server and is thrown as its reason", async () => {
  const events: string[] = [];
  const controller = new AbortController();
  const { server } = serve(
    "one",
    slow(events, () => controller.abort(new Error("stopped"))),
  );
  const tools = open([server]).forPrincipal(ada);

  await expect(tools.call("slow", {}, controller.signal)).rejects.toThrow("stopped");
  await expect.poll(() => events).toEqual(["aborted"]);
});

test("a call that was aborted before it began does not reach the server", async () => {
  const { server, seen } = serve("one", echo);
  const tools = open([server]).forPrincipal(ada);
  await tools.call("echo", { word: "x" });
  const before = seen.length;

  await expect(
    tools.call("echo", { word: "x" }, AbortSignal.abort(new Error("no"))),
  ).rejects.toThrow("no");
  expect(seen).toHaveLength(before);
});

test("a call that takes too long is said in words", async () => {
  const { server } = serve(
    "one",
    slow([], () => {}),
  );
  const tools = open([server], { timeoutMs: 100 }).forPrincipal(ada);

  const error = await tools.call("slow", {}).catch((e) => e);

  expect(error).toBeInstanceOf(ExpectedError);
  expect(error.message).toBe("The tool `slow` did not answer within 0.1 s. Try again in a moment.");
});

test("a server that cannot be reached is said in words, and tried again the next time", async () => {
  const { server } = serve("one", echo);
  let down = true;
  const flaky: ToolServer = {
    name: "one",
    fetch: async (request, caller) =>
      down ? new Response("bad gateway", { status: 502 }) : server.fetch(request, caller),
  };
  const tools = open([flaky]).forPrincipal(ada);

  const error = await tools.call("echo", { word: "x" }).catch((e) => e);
  down = false;

  expect(error).toBeInstanceOf(ExpectedError);
  expect((await tools.call("echo", { word: "x" })).text).toBe("said x");
});

test("a tool that asks for an approval is not given one", async () => {
  const { server } = serve("one", (mcp) =>
    mcp.registerTool("write", { inputSchema: z.object({}) }, () =>
      inputRequired({
        inputRequests: {
          approve: inputRequired.elicit({
            message: "Sure?",
            requestedSchema: { type: "object", properties: { ok: { type: "boolean" } } },
          }),
        },
      }),
    ),
  );
  const tools = open([server]).forPrincipal(ada);

  const error = await tools.call("write", {}).catch((e) => e);

  expect(error).toBeInstanceOf(ExpectedError);
  expect(error.message).toContain("approval");
});
