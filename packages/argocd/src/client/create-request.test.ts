import { setImmediate as turn } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import { createLogger } from "@lynceus/telemetry";
import { expect, it, vi } from "vitest";
import { answering, serve } from "../testing/serve.ts";
import { type ArgocdClientOptions, createArgocdClient } from "./create-client.ts";

const target = { name: "a", namespace: "argocd", project: "p" };
const ok = answering(200, "application/json", '{"metadata":{"name":"a"},"spec":{}}');
const busy = answering(503, "text/plain", "busy");

function clientOf(url: string, more: Partial<ArgocdClientOptions> = {}) {
  const retries = { max: 2, initialDelayMs: 1 };
  return createArgocdClient({ instance: "prod", url, token: () => "t0ken", retries, ...more });
}

it("asks for one application with its namespace and project, a deadline and the token", async () => {
  const seen: unknown[] = [];
  const { url } = await serve((request, response) => {
    const { authorization, accept } = request.headers;
    seen.push([request.method, request.url, authorization, accept]);
    expect(Number.parseInt(String(request.headers["grpc-timeout"]), 10)).toBeGreaterThan(4000);
    ok(request, response);
  });
  await clientOf(`${url}/argo/`, { timeoutMs: 5000 }).getApplication(target);
  expect(seen).toEqual([
    [
      "GET",
      "/argo/api/v1/applications/a?appNamespace=argocd&project=p",
      "Bearer t0ken",
      "application/json",
    ],
  ]);
});

it("goes on after a passing failure", async () => {
  let requests = 0;
  const { url } = await serve((request, response) => {
    requests += 1;
    (requests < 3 ? busy : ok)(request, response);
  });
  expect((await clientOf(url).getApplication(target)).metadata.name).toBe("a");
  expect(requests).toBe(3);
});

it("stops waiting for the next try when the caller aborts", async () => {
  const controller = new AbortController();
  let requests = 0;
  const { url } = await serve((request, response) => {
    requests += 1;
    response.on("close", () => controller.abort(new Error("stopped by a person")));
    busy(request, response);
  });
  const client = clientOf(url, { retries: { max: 2, initialDelayMs: 3_600_000 } });
  const started = performance.now();
  await expect(client.getApplication(target, controller.signal)).rejects.toThrow("stopped by a");
  expect(performance.now() - started).toBeLessThan(2000);
  expect(requests).toBe(1);
});

it("hangs up when the caller aborts", async () => {
  const controller = new AbortController();
  const closed = vi.fn();
  const { url } = await serve((request) => {
    request.socket.on("close", closed);
    controller.abort(new Error("stopped"));
  });
  await expect(clientOf(url).getApplication(target, controller.signal)).rejects.toThrow("stopped");
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
});

it.each([1, 2])(
  "makes %i calls at once, and one that aborts in the queue blocks nobody",
  async (slots) => {
    const open: (() => void)[] = [];
    const { url } = await serve((request, response) => {
      open.push(() => ok(request, response));
    });
    const client = clientOf(url, { maxConcurrent: slots });
    const controller = new AbortController();
    const first = Array.from({ length: slots }, () => client.getApplication(target));
    const impatient = Array.from({ length: slots }, () =>
      client.getApplication(target, controller.signal),
    );
    const last = client.getApplication(target);
    const stopped = Promise.allSettled(impatient);
    await vi.waitFor(() => expect(open).toHaveLength(slots));
    controller.abort(new Error("stopped"));
    expect((await stopped).map(({ status }) => status)).toEqual(impatient.map(() => "rejected"));
    expect(open).toHaveLength(slots);
    for (const answer of open.splice(0)) answer();
    await Promise.all(first);
    await vi.waitFor(() => expect(open).toHaveLength(1));
    open[0]?.();
    await last;
  },
);

it("reads the token for every request, and never shows it", async () => {
  const tokens = ["first-t0ken", "second-t0ken"];
  const used: unknown[] = [];
  const { url } = await serve((request, response) => {
    used.push(request.headers.authorization);
    const message = `bad header ${request.headers.authorization}`;
    answering(
      500,
      "application/json",
      JSON.stringify({ error: message, code: 2 }),
    )(request, response);
  });
  const lines: string[] = [];
  const logger = createLogger({
    name: "test",
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
  });
  const client = clientOf(url, { token: async () => tokens.shift() ?? "", logger });
  for (const token of [...tokens]) {
    const error = await client.getApplication(target).catch((thrown) => thrown);
    expect(error.detail).toBe("bad header Bearer [token]");
    expect(JSON.stringify(Object.getOwnPropertyDescriptors(error))).not.toContain(token);
    expect(error.stack + lines.join()).not.toContain(token);
  }
  expect(used).toEqual(["Bearer first-t0ken", "Bearer second-t0ken"]);
});

it.each([
  [() => "", /no usable token for Argo CD `prod`: it is empty/],
  [() => "s3cret\nx", /not one line of plain characters/],
  [() => Promise.reject(new Error("s3cret in a stack")), /it could not be read\. An administrator/],
  [
    () => Promise.reject(new ExpectedError("PROD_TOKEN is not set.")),
    /PROD_TOKEN is not set\. An administrator/,
  ],
])("tells an unusable token without showing it", async (token, says) => {
  const client = clientOf("http://127.0.0.1:9", { token });
  const error = await client.getApplication(target).catch((thrown) => thrown);
  expect(error).toMatchObject({ failure: "unauthenticated", retryable: false });
  expect(error.message).toMatch(says);
  expect(error.stack + String(error.cause)).not.toContain("s3cret");
});

it("answers nothing to a caller who has aborted already", async () => {
  await turn();
  const client = clientOf("http://127.0.0.1:9");
  await expect(client.version(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
});
