import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ControlLine } from "./protocol.ts";
import { type ControlOptions, serveControl } from "./serve-control.ts";

const logged: object[] = [];
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object) => void logged.push(fields),
};

function newAddress(): string {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-control-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "lynceus.sock");
}

async function serving(answer: ControlOptions["answer"], address = newAddress()) {
  const close = await serveControl({ address, answer, logger });
  onTestFinished(close);
  return { address, close };
}

/** Sends a text and returns all that is answered until the connection ends. */
async function ask(address: string, text: string): Promise<readonly ControlLine[]> {
  const socket = connect(address).setEncoding("utf8");
  socket.write(`${text}\n`);
  let said = "";
  for await (const piece of socket) said += piece;
  return said.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

const entry = (seq: number): ControlLine => ({
  line: "entry",
  entry: { seq, prev: "", at: "", body: "x".repeat(10_000), hash: "" },
});
const list = JSON.stringify({ request: "audit.list", last: 2 });

test("a request is answered line by line, to this user alone, and nothing is left behind", async () => {
  const heard: unknown[] = [];
  const { address, close } = await serving(async function* (request) {
    heard.push(request);
    yield entry(1);
    yield entry(2);
  });

  const lines = await ask(address, list);

  expect(heard).toEqual([{ request: "audit.list", last: 2 }]);
  expect(lines).toEqual([{ line: "alive" }, entry(1), entry(2), { line: "end" }]);
  expect(statSync(address).mode & 0o777).toBe(0o600);
  await close();
  expect(existsSync(address)).toBe(false);
});

test.each([
  ["no JSON", "hello"],
  ["an unknown request", JSON.stringify({ request: "audit.forget" })],
  ["a wrong anchor", JSON.stringify({ request: "audit.verify", anchor: "abc" })],
  ["a line without end", "x".repeat(100_000)],
])("%s is refused with a sentence or a hang-up", async (_, text) => {
  const { address } = await serving(async function* () {
    yield entry(1);
  });

  const lines = await ask(address, text).catch(() => [{ line: "failed", sentence: "hung up" }]);

  expect(lines).toEqual([{ line: "failed", sentence: expect.any(String) }]);
});

test("what fails for a reason is told; what fails by a bug is logged, and not told", async () => {
  const { address } = await serving(async function* ({ request }) {
    if (request === "status") throw new ExpectedError("The disk is full.");
    yield entry(1);
    throw new Error("password=hunter2");
  });

  const told = await ask(address, JSON.stringify({ request: "status" }));
  const hidden = await ask(address, list);

  expect(told.at(-1)).toEqual({ line: "failed", sentence: "The disk is full." });
  expect(hidden.at(-1)).toEqual({ line: "failed", sentence: expect.stringContaining("its log") });
  expect(JSON.stringify(hidden)).not.toContain("hunter2");
  expect(logged).toEqual([{ err: new Error("password=hunter2") }]);
});

test("a reader that stops reading stops the answer, and one that leaves ends it", async () => {
  let [made, ended] = [0, false];
  const { address } = await serving(async function* () {
    try {
      for (;;) yield entry(++made);
    } finally {
      ended = true;
    }
  });
  const socket = connect(address);
  socket.write(`${list}\n`);
  await once(socket, "readable");

  let before = -1;
  await vi.waitFor(
    () => {
      const same = made === before;
      before = made;
      expect(same).toBe(true);
    },
    { interval: 200 },
  );
  expect(made).toBeLessThan(500);
  socket.destroy();

  await vi.waitFor(() => expect(ended).toBe(true));
});

test("an answer that takes its time shows that the bot lives", async () => {
  let alive = 0;
  const { address } = await serving(async function* () {
    await vi.waitFor(() => expect(alive).toBe(2), { timeout: 10_000 });
    yield entry(1);
  });
  const socket = connect(address).setEncoding("utf8");
  socket.write(`${list}\n`);

  let said = "";
  for await (const piece of socket) {
    said += piece;
    alive = said.split('"alive"').length - 1;
  }

  expect(said).toContain('"end"');
});

test("closing hangs up on an answer that is under way", async () => {
  const { address, close } = await serving(async function* (_, signal) {
    yield entry(1);
    await once(signal, "abort");
  });
  const answered = ask(address, list);
  const idle = connect(address).on("error", () => undefined);
  await once(idle, "connect");

  await close();

  const lines = await answered.catch(() => []);
  expect(lines.map(({ line }) => line)).not.toContain("end");
});

test("a dead process's socket is replaced, a living one's is not", async () => {
  const address = newAddress();
  const script = `require("net").createServer().listen(process.argv[1], () => console.log("up"))`;
  const child = spawn(process.execPath, ["-e", script, address], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const answer: ControlOptions["answer"] = async function* () {
    yield entry(1);
  };

  await expect(serveControl({ address, answer, logger })).rejects.toThrow(ExpectedError);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(address)).toBe(true);
  await serving(answer, address);

  expect((await ask(address, list)).at(-1)).toEqual({ line: "end" });
});
