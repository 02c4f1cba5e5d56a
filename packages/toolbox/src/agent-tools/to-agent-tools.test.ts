import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { PrincipalTools, ToolDescription, ToolResult } from "../schema.ts";
import { toAgentTools } from "./to-agent-tools.ts";

function described(name: string, readOnly = true): ToolDescription {
  const inputSchema = { type: "object", properties: { word: { type: "string" } } };
  return {
    server: "s",
    name,
    title: `Do ${name}`,
    description: `Does ${name}.`,
    inputSchema,
    readOnly,
  };
}

function principalTools(
  list: readonly ToolDescription[],
  answer: (
    name: string,
    args: Readonly<Record<string, unknown>>,
  ) => Partial<ToolResult> = () => ({}),
): PrincipalTools {
  return {
    tools: async () => list,
    async call(tool, args) {
      return {
        tool,
        arguments: args,
        text: "said",
        structured: undefined,
        isError: false,
        ...answer(tool, args),
      };
    },
    callParsed: () => Promise.reject(new Error("not used")),
    close: async () => {},
  };
}

const signal = new AbortController().signal;
const context = { id: "toolu_1", ordinal: 2 };

test("tools that only read are offered, sorted by name, their schemas as they are", async () => {
  const tools = await toAgentTools(
    principalTools([described("pods.list"), described("delete", false), described("get")]),
  );

  expect(tools.map(({ definition }) => definition.name)).toEqual(["get", "pods_list"]);
  expect(tools.every(({ effect }) => effect === "read")).toBe(true);
  expect(tools[0]?.definition).toEqual({
    name: "get",
    description: "Does get.",
    input_schema: { type: "object", properties: { word: { type: "string" } } },
  });
});

test("names that a model could not tell apart are numbered, and each calls its own", async () => {
  const long = "x".repeat(80);
  const tools = await toAgentTools(
    principalTools([described("a/b"), described("a.b"), described(long), described(`${long}y`)]),
  );
  const names = tools.map(({ definition }) => definition.name);

  expect(new Set(names).size).toBe(4);
  expect(names.every((name) => /^[a-zA-Z0-9_-]{1,64}$/.test(name))).toBe(true);
  const outcome = await tools[1]?.run({}, context, signal);
  expect(JSON.parse(outcome?.content ?? "")).toMatchObject({ tool: "a/b" });
});

test("an allow list narrows and never widens", async () => {
  const all = principalTools([described("get"), described("list"), described("delete", false)]);

  const tools = await toAgentTools(all, { allow: ["get", "delete"] });

  expect(tools.map(({ definition }) => definition.name)).toEqual(["get"]);
});

test("a result is evidence under the call's place, its first line the outcome", async () => {
  const [tool] = await toAgentTools(
    principalTools([described("get")], () => ({ text: "\n3 lines\nmore" })),
  );

  const outcome = await tool?.run({ word: "x" }, context, signal);

  expect(outcome).toEqual({
    content: JSON.stringify({
      evidence: "e2",
      tool: "get",
      arguments: { word: "x" },
      data: "\n3 lines\nmore",
    }),
    isError: false,
    outcome: "3 lines",
  });
});

test("a refusal and a call that did not happen are failures that the model reads", async () => {
  const refusing = principalTools([described("get")], () => ({
    text: "Not yours.",
    isError: true,
  }));
  const failing = principalTools([described("get")], () => {
    throw new ExpectedError("The tool server cannot be reached.");
  });

  for (const [tools, words] of [
    [refusing, "Not yours."],
    [failing, "The tool server cannot be reached."],
  ] as const) {
    const [tool] = await toAgentTools(tools);
    const outcome = await tool?.run({}, context, signal);
    expect(outcome).toMatchObject({ isError: true, outcome: words });
    expect(JSON.parse(outcome?.content ?? "")).toMatchObject({ error: words });
  }
});

test("a bug and a cancelled call are thrown", async () => {
  const [broken] = await toAgentTools(
    principalTools([described("get")], () => {
      throw new TypeError("x is undefined");
    }),
  );
  const stop = AbortSignal.abort(new ExpectedError("stopped"));
  const [stopped] = await toAgentTools(
    principalTools([described("get")], () => {
      throw stop.reason;
    }),
  );

  await expect(broken?.run({}, context, signal)).rejects.toThrow(TypeError);
  await expect(stopped?.run({}, context, stop)).rejects.toThrow("stopped");
});
