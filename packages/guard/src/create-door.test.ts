import { ExpectedError } from "@lynceus/contract";
import { describe, expect, test } from "vitest";
import type { AuditEntry } from "./audit.ts";
import type { CallRequest, Decision } from "./call.ts";
import { createDoor, type DoorOptions } from "./create-door.ts";
import { redactValue } from "./redact-value.ts";
import { RefusedError } from "./refused-error.ts";

const allow: Decision = { effect: "allow", policy: "test-allow" };
const deny: Decision = { effect: "deny", policy: "test-deny", reason: "Not today." };
const never = new AbortController().signal;
const request: CallRequest = {
  principal: {
    kind: "person",
    id: "slack:T1:U1",
    name: "Ada",
    email: "ada@example.com",
    groups: [],
    projects: ["*"],
  },
  client: "bot",
  tool: "get_application",
  access: "read",
  arguments: { applicationName: "orders-api", note: "token=abc123" },
  target: { instance: "lab", project: "checkout" },
  correlationId: "c-1",
};
const write: CallRequest = { ...request, tool: "sync_application", access: "write" };

function setUp(options: Partial<DoorOptions> = {}) {
  const entries: AuditEntry[] = [];
  const logged: string[] = [];
  let now = Date.parse("2026-11-21T09:00:00Z");
  const door = createDoor({
    authorise: () => allow,
    audit: { record: async (entry) => void entries.push(entry) },
    redact: redactValue,
    log: { error: (_, message) => void logged.push(message) },
    clock: () => (now += 20),
    ...options,
  });
  return { door, entries, logged };
}

const lost: DoorOptions["audit"] = { record: () => Promise.reject(new Error("disk full")) };

test("an allowed read runs, is redacted and audited", async () => {
  const { door, entries } = setUp();

  const result = await door(request, async () => ({ log: "password=hunter2" }), never);

  expect(result).toEqual({ log: "password=[redacted]" });
  expect(entries).toEqual([
    {
      at: "2026-11-21T09:00:00.020Z",
      correlationId: "c-1",
      client: "bot",
      principal: { kind: "person", id: "slack:T1:U1", name: "Ada" },
      tool: "get_application",
      access: "read",
      argumentsDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      arguments: { applicationName: "orders-api", note: "token=[redacted]" },
      target: { instance: "lab", project: "checkout" },
      effect: "allow",
      policy: "test-allow",
      outcome: "ok",
      durationMs: 20,
      resultBytes: 29,
    },
  ]);
});

test.each([request, write])("a denied $access does not run and is audited", async (denied) => {
  const { door, entries } = setUp({ authorise: () => deny });
  let ran = false;

  const call = door(denied, async () => (ran = true), never);

  await expect(call).rejects.toThrow(new RefusedError("test-deny", "Not today."));
  expect(ran).toBe(false);
  expect(entries).toMatchObject([
    { effect: "deny", policy: "test-deny", outcome: "refused", reason: "Not today." },
  ]);
});

test("a policy that breaks denies", async () => {
  const { door, entries, logged } = setUp({
    authorise: () => {
      throw new Error("bad policy");
    },
  });

  await expect(door(request, async () => 1, never)).rejects.toBeInstanceOf(RefusedError);
  expect(entries).toMatchObject([{ policy: "policy-failed", outcome: "refused" }]);
  expect(logged).toEqual(["policy failed"]);
});

test("a spent quota refuses in its own words, and nothing runs", async () => {
  const { door, entries } = setUp({ quota: async () => deny });
  let ran = false;

  await expect(door(request, async () => (ran = true), never)).rejects.toThrow("Not today.");
  expect(ran).toBe(false);
  expect(entries).toMatchObject([{ effect: "deny", policy: "test-deny", outcome: "refused" }]);
});

test("what is denied anyhow uses up no quota", async () => {
  let asked = false;
  const quota = async () => {
    asked = true;
    return allow;
  };
  const { door } = setUp({ quota, authorise: () => deny });

  await expect(door(request, async () => 1, never)).rejects.toThrow("Not today.");
  expect(asked).toBe(false);
});

test("the signal reaches the run; an aborted call does not run", async () => {
  const { door, entries } = setUp();
  const controller = new AbortController();

  expect(
    await door(request, async (signal) => signal === controller.signal, controller.signal),
  ).toBe(true);
  controller.abort();
  let ran = false;
  await expect(door(request, async () => (ran = true), controller.signal)).rejects.toThrow("abort");
  expect(ran).toBe(false);
  expect(entries.at(-1)).toMatchObject({ outcome: "error" });
});

describe("when the audit cannot be written", () => {
  test("a write is refused before it runs", async () => {
    const { door } = setUp({ audit: lost });
    let ran = false;

    await expect(door(write, async () => (ran = true), never)).rejects.toThrow(
      "nothing was changed",
    );
    expect(ran).toBe(false);
  });

  test("a read goes on and the loss is logged", async () => {
    const { door, logged } = setUp({ audit: lost });

    expect(await door(request, async () => 7, never)).toBe(7);
    expect(logged).toEqual(["audit entry lost"]);
  });
});

test("a write is audited before and after", async () => {
  const { door, entries } = setUp();

  await door(
    write,
    async () => void expect(entries).toMatchObject([{ outcome: "started" }]),
    never,
  );

  expect(entries.map((entry) => entry.outcome)).toEqual(["started", "ok"]);
});

describe("when redaction fails", () => {
  const redact: DoorOptions["redact"] = () => {
    throw new Error("saw hunter2");
  };

  test("the result stays inside", async () => {
    const { door, entries } = setUp({ redact });

    const error = await door(request, async () => "hunter2", never).catch((thrown) => thrown);

    expect(error).toBeInstanceOf(RefusedError);
    expect(error.message).toContain("The result could not be checked");
    expect(error.message).not.toContain("hunter2");
    expect(entries).toMatchObject([
      { outcome: "refused", policy: "test-allow", arguments: "[unreadable]" },
    ]);
  });

  test("an error's words stay inside", async () => {
    const { door } = setUp({ redact });
    const run = () => Promise.reject(new ExpectedError("hunter2"));

    await expect(door(request, run, never)).rejects.toThrow("could not be checked");
  });
});

test("an expected error keeps its sentence without its secrets", async () => {
  const { door, entries } = setUp();
  const run = () => Promise.reject(new ExpectedError("Refused: token=abc123"));

  await expect(door(request, run, never)).rejects.toThrow(
    new ExpectedError("Refused: token=[redacted]"),
  );
  expect(entries).toMatchObject([{ outcome: "error", reason: "Refused: token=[redacted]" }]);
});

test("a bug passes untouched and the audit does not quote it", async () => {
  const { door, entries } = setUp();
  const bug = new TypeError("x is undefined");

  await expect(door(request, () => Promise.reject(bug), never)).rejects.toBe(bug);
  expect(entries).toMatchObject([{ outcome: "error", reason: "unexpected error, see the log" }]);
});

test("arguments of any size leave a small entry", async () => {
  const { door, entries } = setUp();

  await door({ ...request, arguments: { query: "x".repeat(5_000) } }, async () => 1, never);

  expect(entries[0]?.arguments).toBe("[5012 bytes]");
});

test("the digest does not depend on the order of keys", async () => {
  const { door, entries } = setUp();

  await door({ ...request, arguments: { a: 1, b: { c: 2, d: 3 } } }, async () => 1, never);
  await door({ ...request, arguments: { b: { d: 3, c: 2 }, a: 1 } }, async () => 1, never);
  await door({ ...request, arguments: { a: 1, b: { c: 2, d: 4 } } }, async () => 1, never);

  expect(entries[0]?.argumentsDigest).toBe(entries[1]?.argumentsDigest);
  expect(entries[2]?.argumentsDigest).not.toBe(entries[0]?.argumentsDigest);
});
