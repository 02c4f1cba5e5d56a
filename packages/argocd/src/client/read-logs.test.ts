import { expect, it } from "vitest";
import { answering, serve } from "../testing/serve.ts";
import { createArgocdClient } from "./create-client.ts";

const target = { name: "a", namespace: "argocd", project: "p" };
const query = { namespace: "a-prod", podName: "a-1", container: "a", tailLines: 50 };
const line = (content: string, podName = "a-1", timeStampStr = "2026-11-21T08:21:50.128Z") =>
  JSON.stringify({ result: { content, timeStamp: null, last: false, timeStampStr, podName } });
const last = JSON.stringify({
  result: { content: "", last: true, timeStampStr: "2026-11-21T08:22:00Z", podName: "" },
});

async function logsOf(body: string, status = 200) {
  const { url } = await serve(answering(status, "application/json", body));
  const retries = { max: 0, initialDelayMs: 1 };
  const client = createArgocdClient({ instance: "prod", url, token: () => "t", retries });
  return client.logs(target, query);
}

it("reads lines, drops the closing one, and keeps one without a newline", async () => {
  expect(await logsOf(`${line("one")}\n${line("two")}\n${last}\n`)).toEqual([
    { content: "one", podName: "a-1", at: "2026-11-21T08:21:50.128Z", status: false },
    { content: "two", podName: "a-1", at: "2026-11-21T08:21:50.128Z", status: false },
  ]);
  expect(await logsOf(`${line("one")}\n${line("two")}`)).toHaveLength(2);
  expect(await logsOf("")).toEqual([]);
});

it("marks Argo CD's own words about a log that could not be opened", async () => {
  const words = 'previous terminated container "a" in pod "a-1" not found';
  expect(await logsOf(`${line(words, "", "0001-01-01T00:00:00Z")}\n${last}\n`)).toEqual([
    { content: words, podName: "", at: undefined, status: true },
  ]);
});

it.each([
  ["{}", 200, "server", /did not say why/],
  [
    '{"error":{"grpc_code":7,"http_code":403,"message":"permission denied"}}',
    200,
    "forbidden",
    /permission/,
  ],
  ['{"error":{"grpc_code":14,"message":"broken pipe"}}', 200, "unavailable", /broken pipe/],
  ['{"error":"nope","code":16,"message":"no session"}', 200, "unauthenticated", /no session/],
  ['{"error":{"grpc_code":3,"http_code":400,"message":"max pods"}}', 400, "invalid", /max pods/],
  ['{"result":{"content":"cut', 200, "malformed", /cut off/],
])(
  "throws on %s, never an empty log; after lines these are kept, and it says so",
  async (chunk, status, failure, says) => {
    const error = await logsOf(chunk, status).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "ArgocdError", failure });
    expect(error.message).toMatch(says);
    if (status !== 200) return;
    const [first, why, ...more] = await logsOf(`${line("one")}\n${chunk}`, status);
    expect(first).toMatchObject({ content: "one", status: false });
    expect(why).toMatchObject({ content: expect.stringMatching(/breaks off/), status: true });
    expect(why?.content).toMatch(says);
    expect(more).toEqual([]);
  },
);

it("keeps the longest attempt of a log that breaks off each time", async () => {
  const bodies = [`${line("one")}\n${line("two")}\n{`, `${line("one")}\n{`, "{"];
  const { url } = await serve((request, response) =>
    answering(200, "application/json", bodies.shift() ?? "{")(request, response),
  );
  const retries = { max: 2, initialDelayMs: 1 };
  const client = createArgocdClient({ instance: "prod", url, token: () => "t", retries });
  const lines = await client.logs(target, query);
  expect(lines.map(({ status }) => status)).toEqual([false, false, true]);
  expect(bodies).toEqual([]);
});

it("keeps what was read in time, but throws when the caller gives up", async () => {
  const waiting = async (signal: AbortSignal, onLine: () => void) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(`${line("one")}\n`, onLine);
    });
    const client = createArgocdClient({ instance: "prod", url, token: () => "t" });
    return client.logs(target, query, signal);
  };
  const late = await waiting(AbortSignal.timeout(300), () => {});
  expect(late.map(({ status }) => status)).toEqual([false, true]);
  const stop = new AbortController();
  await expect(waiting(stop.signal, () => stop.abort(new Error("stop")))).rejects.toThrow("stop");
});

it("asks for a bounded part of one pod's log", async () => {
  let asked = "";
  const { url } = await serve((request, response) => {
    asked = request.url ?? "";
    answering(200, "application/json", last)(request, response);
  });
  const client = createArgocdClient({ instance: "prod", url, token: () => "t" });
  await client.logs(target, { ...query, previous: true });
  expect(asked).toBe(
    "/api/v1/applications/a/logs?namespace=a-prod&podName=a-1&container=a&tailLines=50&previous=true&follow=false&appNamespace=argocd&project=p",
  );
});
