import type { ServerResponse } from "node:http";
import { expect, it, vi } from "vitest";
import { serve } from "../testing/serve.ts";
import { createArgocdClient } from "./create-client.ts";

const event = (name: string, type = "ADDED") =>
  JSON.stringify({ result: { type, application: { metadata: { name }, spec: {} } } });

async function watch(
  answer: (response: ServerResponse) => void,
  more: { idleMs?: number; signal?: AbortSignal; onActivity?: () => void } = {},
) {
  let asked = "";
  const { url } = await serve((request, response) => {
    asked = `${request.headers.accept} ${request.headers["grpc-timeout"]} ${request.url}`;
    answer(response);
  });
  const client = createArgocdClient({
    instance: "prod",
    url,
    token: () => "t",
    idleMs: more.idleMs ?? 5000,
  });
  const names: string[] = [];
  const { signal = new AbortController().signal, onActivity } = more;
  const ended = (async () => {
    for await (const { type, application } of client.watchApplications({ signal, onActivity })) {
      names.push(`${type} ${application.metadata.name}`);
    }
  })();
  ended.catch(() => {});
  return { names, ended, asked: () => asked };
}

const sse = { "content-type": "text/event-stream" };

it("reads server-sent events, keepalives between, and ends with the server", async () => {
  const onActivity = vi.fn();
  const { names, ended, asked } = await watch(
    (response) => {
      response.writeHead(200, sse);
      response.end(`:\ndata: ${event("a")} \n\n\n:\ndata: ${event("b", "DELETED")} \n\n\n`);
    },
    { onActivity },
  );
  await ended;
  expect(names).toEqual(["ADDED a", "DELETED b"]);
  expect(onActivity).toHaveBeenCalled();
  expect(asked()).toMatch(/^text\/event-stream undefined \/api\/v1\/stream\/applications\?fields=/);
  const fields = new URL(asked().split(" ")[2] ?? "", "http://x").searchParams.get("fields");
  expect(fields).toContain("result.application.status.conditions");
  expect(fields).not.toMatch(/reconciledAt|resourceVersion|managedFields/);
});

it("reads JSON lines as well, cut anywhere", async () => {
  const bytes = Buffer.from(`${event("käse")}\n${event("b", "MODIFIED")}`);
  const { names, ended } = await watch((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const send = (at: number) => {
      if (at === bytes.length) return void response.end();
      response.write(bytes.subarray(at, at + 1), () => setImmediate(send, at + 1));
    };
    send(0);
  });
  await ended;
  expect(names).toEqual(["ADDED käse", "MODIFIED b"]);
});

it.each([
  ["data: {} \n\n\n", "server", /did not say why/],
  [
    'data: {"error":{"grpc_code":16,"http_code":401,"message":"token is expired"}} \n\n\n',
    "unauthenticated",
    /token is expired/,
  ],
  ['data: {"result":{"type"', "malformed", /cut off/],
])("throws on %j", async (chunk, failure, says) => {
  const { names, ended } = await watch((response) => {
    response.writeHead(200, sse);
    response.end(`data: ${event("a")} \n\n\n${chunk}`);
  });
  const error = await ended.catch((thrown) => thrown);
  expect(error).toMatchObject({ failure });
  expect(error.message).toMatch(says);
  expect(names).toEqual(["ADDED a"]);
});

it("throws on a refusal before the first event", async () => {
  const { ended } = await watch((response) => {
    response.writeHead(403, { "content-type": "application/json" });
    response.end('{"error":{"grpc_code":7,"http_code":403,"message":"permission denied"}}');
  });
  await expect(ended).rejects.toMatchObject({ failure: "forbidden" });
});

it("skips an event it does not understand", async () => {
  const { names, ended } = await watch((response) => {
    response.writeHead(200, sse);
    response.end(`data: {"result":{"type":"BOOKMARK"}}\n\ndata: ${event("a")}\n\n`);
  });
  await ended;
  expect(names).toEqual(["ADDED a"]);
});

it("counts silence as dead, but not while keepalives come", async () => {
  let beats = 0;
  const { ended } = await watch(
    (response) => {
      response.writeHead(200, sse);
      const beat = setInterval(() => {
        response.write(":\n");
        beats += 1;
        if (beats === 10) clearInterval(beat);
      }, 50);
    },
    { idleMs: 400 },
  );
  const error = await ended.catch((thrown) => thrown);
  expect(error).toMatchObject({ failure: "timeout" });
  expect(error.message).toMatch(/^Argo CD `prod` stopped sending news/);
  expect(beats).toBe(10);
});

it("ends even while its token is waited for", async () => {
  const client = createArgocdClient({
    instance: "prod",
    url: "http://127.0.0.1:9",
    token: () => new Promise<string>(() => {}),
  });
  const controller = new AbortController();
  const signal = controller.signal;
  const first = client.watchApplications({ signal })[Symbol.asyncIterator]().next();
  controller.abort(new Error("closing"));
  await expect(first).rejects.toThrow("closing");
});

it("hangs up when its reader aborts", async () => {
  const controller = new AbortController();
  const closed = vi.fn();
  const { names, ended } = await watch(
    (response) => {
      response.writeHead(200, sse);
      response.write(`data: ${event("a")} \n\n\n`);
      response.on("close", closed);
    },
    { signal: controller.signal },
  );
  await vi.waitFor(() => expect(names).toHaveLength(1));
  controller.abort(new Error("closing"));
  await expect(ended).rejects.toThrow("closing");
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});
