import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@lynceus/telemetry";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderSentence } from "../render/render-sentence.ts";
import { createResponder } from "./create-responder.ts";

const logger = createLogger({ name: "test", level: "silent" });
const redact = (text: string) => text.replaceAll("hunter2", "***");
let server: Server;
let base: string;
let statuses: number[];
let bodies: Record<string, unknown>[];

beforeEach(async () => {
  statuses = [];
  bodies = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      bodies.push(JSON.parse(body));
      response.writeHead(statuses.shift() ?? 200).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const open = () => createResponder({ redact, logger, apiUrl: `${base}/api/` });
const message = renderSentence("the password is hunter2");

test("an answer is seen by who asked, redacted, and tried again while Slack is in trouble", async () => {
  statuses = [503, 200];

  expect(await open().respond(`${base}/response/1`, message, "asker")).toBe("sent");
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toMatchObject({ response_type: "ephemeral", text: "the password is ***" });
  expect(JSON.stringify(bodies)).not.toContain("hunter2");
});

test("what all would see is tried once", async () => {
  statuses = [503];

  await expect(open().respond(`${base}/response/1`, message, "channel")).rejects.toThrow("503");
  expect(bodies).toMatchObject([{ response_type: "in_channel" }]);
});

test("an address that is worn out, or not Slack's, is gone", async () => {
  statuses = [404];

  expect(await open().respond(`${base}/response/1`, message, "replace")).toBe("gone");
  expect(await open().respond("http://127.0.0.1:9/x", message, "asker")).toBe("gone");
  const real = createResponder({ redact, logger });
  expect(await real.respond(`${base}/response/1`, message, "asker")).toBe("gone");
  expect(bodies).toHaveLength(1);
});
