import { Application, ArgocdError } from "@lynceus/argocd";
import type { Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { connect, everyone, start } from "./testing/connect.ts";
import { type FakeFleetOptions, fakeFleet, summary } from "./testing/fake-fleet.ts";

const applications = [summary("orders-api"), summary("vault", { project: "secret" })];
const checkout: Principal = {
  kind: "channel",
  id: "C2",
  name: "#checkout",
  projects: ["checkout"],
};

async function open(options: FakeFleetOptions = {}, principal: Principal = everyone) {
  const started = start(fakeFleet({ applications, ...options }));
  return { ...started, ...(await connect(started, principal)) };
}

test("a call is audited with its target and its principal", async () => {
  const { call, audit } = await open({}, checkout);

  const { isError } = await call("list_applications", { project: "checkout" });

  expect(isError).toBe(false);
  expect(audit).toMatchObject([
    {
      client: "test",
      principal: { kind: "channel", id: "C2" },
      tool: "list_applications",
      arguments: { project: "checkout" },
      effect: "allow",
      outcome: "ok",
    },
  ]);
});

test.each([
  ["list_applications", { projct: "x" }, 'no argument "projct"; this tool takes search, project'],
  ["list_instances", { verbose: true }, 'no argument "verbose"; this tool takes none'],
  [
    "get_application",
    { applicationName: "../projects/x" },
    '"../projects/x" is not the name of an application',
  ],
  ["get_application", { applicationName: "a/b" }, "is not the name of an application"],
  ["get_application", {}, "applicationName"],
  ["list_applications", { limit: 0 }, "limit"],
])("%s refuses %j in words, and it is audited", async (tool, args, words) => {
  const { call, audit } = await open();

  const { text, isError } = await call(tool, args);

  expect(isError).toBe(true);
  expect(text).toContain(`${tool} was not called`);
  expect(text).toContain(words);
  expect(audit).toMatchObject([{ tool, arguments: args, outcome: "error" }]);
});

test("what the principal may not see is not there", async () => {
  const { call, audit } = await open({}, checkout);

  const { text, isError } = await call("get_application", { applicationName: "vault" });

  expect(isError).toBe(true);
  expect(text).toContain('There is no application "vault" among those you may see.');
  expect(audit).toMatchObject([{ tool: "get_application", outcome: "error" }]);
  expect(audit[0]).not.toHaveProperty("target");
});

test("who may see nothing is refused, not answered with nothing", async () => {
  const { call, audit } = await open({}, { ...checkout, projects: [] });

  const { text, isError } = await call("list_applications");

  expect(isError).toBe(true);
  expect(text).toContain("No project is open to #checkout");
  expect(audit).toMatchObject([{ effect: "deny", outcome: "refused" }]);
});

test.each([null, { kind: "bot", id: "B1" }])(
  "without a principal (%j) nothing runs",
  async (broken) => {
    const { call, audit, logged } = await open({}, broken as unknown as Principal);

    const { text, isError } = await call("list_instances");

    expect(isError).toBe(true);
    expect(text).toContain("on whose behalf");
    expect(audit).toEqual([]);
    expect(logged.join()).toContain("call without a principal");
  },
);

test("what Argo CD says is cleaned first and redacted then", async () => {
  const message = "\u001b[31mfailed\u202e: password=hun\u200bter2";
  const application = Application.parse({
    metadata: { name: "orders-api" },
    spec: {},
    status: { conditions: [{ type: "SyncError", message }] },
  });
  const { call } = await open({ client: { getApplication: async () => application } });

  const { text, structured } = await call("get_application", { applicationName: "orders-api" });

  expect(structured).toMatchObject({ conditions: [{ message: "failed: password=[redacted]" }] });
  expect(text).toContain('condition SyncError: "failed: password=[redacted]"');
});

test("what Argo CD refuses is told with its sentence, cleaned and redacted", async () => {
  const failure = new ArgocdError({
    failure: "forbidden",
    instance: "prod-eu",
    sentence: "Argo CD `prod-eu` refused\u001b[31m this (token=abc123def). Check the RBAC.",
  });
  const { call, audit } = await open({ client: { getApplication: () => Promise.reject(failure) } });

  const { text, isError } = await call("get_application", { applicationName: "orders-api" });

  expect(isError).toBe(true);
  expect(text).toBe("Argo CD `prod-eu` refused this (token=[redacted]). Check the RBAC.");
  expect(audit).toMatchObject([{ outcome: "error" }]);
  expect(audit[0]?.target).toEqual({
    instance: "prod-eu",
    project: "checkout",
    namespace: "argocd",
    name: "orders-api",
  });
});

test("a bug is logged with the reference that the caller is given, and not told", async () => {
  const getApplication = () => Promise.reject(new TypeError("x is undefined"));
  const { call, logged } = await open({ client: { getApplication } });

  const { text, isError } = await call("get_application", { applicationName: "orders-api" });

  const reference = /logged as ([0-9a-f-]{36})/.exec(text)?.[1];
  expect(isError).toBe(true);
  expect(text).not.toContain("undefined");
  expect(logged.join()).toContain(`"correlationId":"${reference}"`);
});

test("a cancelled call stops Argo CD's request", async () => {
  const controller = new AbortController();
  const events: unknown[] = [];
  const { call } = await open({
    client: {
      getApplication: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => {
            events.push("aborted");
            reject(signal.reason);
          });
          controller.abort();
        }),
    },
  });

  await expect(
    call("get_application", { applicationName: "orders-api" }, controller.signal),
  ).rejects.toThrow();
  await expect.poll(() => events).toEqual(["aborted"]);
});
