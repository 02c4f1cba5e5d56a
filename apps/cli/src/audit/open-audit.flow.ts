import { chownSync, mkdirSync, realpathSync, watch } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { controlAddress } from "@lynceus/bot/control";
import { openStore } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test } from "vitest";
import { askBot } from "../bot/ask-bot.ts";
import { findBot } from "../bot/find-bot.ts";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const logger = createLogger({ name: "test", level: "silent" });
const never = new AbortController().signal;
const show = (env: Readonly<Record<string, string>>) => runCli(["audit", "show"], env);

/** Listens where a folder's bot would, and does with a connection what it is told. */
async function listening(folder: string, attend: (socket: Socket) => void): Promise<string> {
  const address = controlAddress(realpathSync(folder));
  const server = createServer((socket) => {
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => undefined);
    attend(socket);
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => void server.close());
  return address;
}

async function ask(address: string): Promise<unknown> {
  const answered = askBot({ address, silenceMs: 300 }, { request: "status" }, never);
  try {
    for await (const line of answered) return line;
    return "ended";
  } catch (error) {
    return String(error);
  }
}

test("a folder that is not there, and one that is not a bot's, are told apart and left alone", async () => {
  const folder = temporaryFolder();

  const missing = await show({ DATA_DIR: join(folder, "gone") });
  const foreign = await show({ DATA_DIR: folder });

  expect(missing).toMatchObject({ code: 3, stdout: "" });
  expect(missing.stderr).toContain(`There is no data folder ${join(folder, "gone")}.`);
  expect(foreign).toMatchObject({ code: 3, stdout: "" });
  expect(foreign.stderr).toContain(`${folder} is no data folder of Lynceus`);
});

test("a folder that somebody else has, without a socket, is said to be in use by whom", async () => {
  const folder = temporaryFolder();
  const store = await openStore({ dataDir: folder }, { logger });
  onTestFinished(() => store.close());

  const { code, stderr } = await show({ DATA_DIR: folder });

  expect(code).toBe(3);
  expect(stderr).toContain(`in use by process ${process.pid}, and no control socket answers`);
});

test("a folder that is in use for a moment is waited for", async () => {
  const folder = temporaryFolder();
  const store = await openStore({ dataDir: folder }, { logger });
  await store.audit.append({ n: 1 });
  const tried = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => resolve());
    onTestFinished(() => watcher.close());
  });

  const shown = show({ DATA_DIR: folder });
  await tried;
  await store.close();

  expect(await shown).toMatchObject({ code: 0, stdout: expect.stringContaining('{"n":1}') });
});

test.runIf(process.getuid?.() === 0)(
  "root does not open what belongs to another user",
  async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "postgres"));
    chownSync(folder, 65_534, 65_534);

    const { code, stderr } = await show({ DATA_DIR: folder });

    expect(code).toBe(3);
    expect(stderr).toContain("Run this as user 65534.");
  },
);

test.runIf(process.getuid?.() === 0)(
  "a stranger who listens in a bot's place is not asked",
  async () => {
    const folder = temporaryFolder();
    let heard = "";
    const address = await listening(folder, (socket) => {
      socket.on("data", (data) => {
        heard += data;
      });
    });
    chownSync(address, 65_534, 65_534);

    await expect(findBot(folder)).rejects.toThrow("does not own the data folder");

    expect(heard).toBe("");
  },
);

test("a database that refuses is named, without its password", async () => {
  const { code, stderr } = await show({
    DATABASE_URL: "postgres://lynceus:hunter2@127.0.0.1:9/lynceus",
  });

  expect(code).toBe(3);
  expect(stderr).toContain("The database 127.0.0.1:9/lynceus as lynceus refuses connections.");
  expect(stderr).not.toContain("hunter2");
});

test.each([
  ["says nothing", () => undefined, /has not answered for 0\.3 s: it is stuck/],
  ["hangs up", (socket: Socket) => socket.end(), /broke off in the middle/],
  ["hangs up after a while", (socket: Socket) => socket.end('{"line":"alive"}\n'), /broke off/],
  ["speaks otherwise", (socket: Socket) => socket.end("220 mail\n"), /another version/],
  [
    "says why not",
    (socket: Socket) => socket.end('{"line":"failed","sentence":"The disk is full."}\n'),
    /^ExpectedError: The disk is full\.$/,
  ],
])("a bot that %s is told in words", async (_, attend, words) => {
  const address = await listening(temporaryFolder(), attend);

  expect(await ask(address)).toMatch(words);
});
