import { expect, test } from "vitest";
import { connect, start } from "../testing/connect.ts";
import { fakeFleet } from "../testing/fake-fleet.ts";
import { tools } from "./index.ts";

async function listed() {
  const { client } = await connect(start(fakeFleet()));
  return (await client.listTools()).tools;
}

test("clients see every tool, in the order of the registry", async () => {
  expect((await listed()).map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
});

test.each(tools)("$name fits every client and says what it does to the world", async (tool) => {
  const seen = (await listed()).find(({ name }) => name === tool.name);
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = seen?.annotations ?? {};

  expect(tool.name).toMatch(/^[a-z_]{3,40}$/);
  expect(tool.title.length).toBeGreaterThan(5);
  expect(tool.description.length).toBeGreaterThan(60);
  expect(tool.description.length).toBeLessThan(600);
  for (const hint of [readOnlyHint, destructiveHint, idempotentHint, openWorldHint]) {
    expect(hint).toBeTypeOf("boolean");
  }
  expect(readOnlyHint).toBe(tool.access === "read");
  expect(seen?.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
  expect(seen?.outputSchema).toMatchObject({ type: "object" });
});

test.each(tools)("$name is described as reviewed", async (tool) => {
  const seen = (await listed()).find(({ name }) => name === tool.name);

  await expect(`${JSON.stringify(seen, null, 2)}\n`).toMatchFileSnapshot(
    `__snapshots__/${tool.name}.snap`,
  );
});

test("all definitions together cost a model little", async () => {
  const forModel = (await listed()).map(({ name, description, inputSchema }) => ({
    name,
    description,
    inputSchema,
  }));

  expect(Buffer.byteLength(JSON.stringify(forModel)) / 4).toBeLessThan(4_600);
});
