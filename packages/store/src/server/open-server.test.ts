import { createServer, type Server, type Socket } from "node:net";
import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it, onTestFinished } from "vitest";
import { silentLogger } from "../testing/silent-logger.ts";
import { openServer } from "./open-server.ts";

async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function refusal(port: number): Promise<string> {
  const url = `postgres://lynceus:s3cret@127.0.0.1:${port}/state`;
  const error = await openServer(url, { logger: silentLogger, connectTimeoutMs: 200 }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ExpectedError);
  expect(JSON.stringify([String(error), { ...(error as object) }])).not.toContain("s3cret");
  return (error as ExpectedError).message.replace(String(port), "5432");
}

/** One message of PostgreSQL's protocol, version 3: a letter, its length, its content. */
function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}
const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.from([value >> 24, value >> 16, value >> 8, value]);
const ready = message("Z", Buffer.from("I"));

/** Lets everyone in, and answers every question with one number. */
function speak(answer: string): (socket: Socket) => void {
  const column = Buffer.concat([
    ...[Buffer.from("version\0"), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0)],
  ]);
  const row = Buffer.concat([int16(1), int32(answer.length), Buffer.from(answer)]);
  return (socket) => {
    let started = false;
    socket.on("data", (data) => {
      if (!started) {
        started = true;
        socket.write(Buffer.concat([message("R", int32(0)), ready]));
      } else if (data.toString("latin1", 0, 1) === "Q") {
        const described = message("T", Buffer.concat([int16(1), column]));
        const complete = message("C", Buffer.from("SELECT 1\0"));
        socket.write(Buffer.concat([described, message("D", row), complete, ready]));
      }
    });
  };
}

describe("openServer", () => {
  it("says when nothing listens there", async () => {
    const port = await listen(() => {});
    const free = port === 65_535 ? port - 1 : port + 1;

    expect(await refusal(free)).toMatch(/refuses connections\. Is PostgreSQL running there/);
  });

  it("says when nothing answers", async () => {
    const port = await listen(() => {});

    expect(await refusal(port)).toBe(
      "The database 127.0.0.1:5432/state as lynceus does not answer. Check the address and the network between.",
    );
  });

  it("says when the connection breaks off", async () => {
    const port = await listen((socket) => socket.once("data", () => socket.destroy()));

    expect(await refusal(port)).toMatch(/broke off/);
  });

  it("says when the server is too old", async () => {
    const port = await listen(speak("12"));

    expect(await refusal(port)).toBe(
      "The database 127.0.0.1:5432/state as lynceus runs PostgreSQL 12; 13 or later is needed.",
    );
  });
});
