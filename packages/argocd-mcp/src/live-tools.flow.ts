import { listWorlds } from "@lynceus/standins";
import { describe, expect, test } from "vitest";
import { connect, start } from "./testing/connect.ts";
import { startWorlds } from "./testing/start-worlds.ts";

const TOOLS = [
  "get_application_resource_tree",
  "get_application_workload_logs",
  "get_application_events",
];

async function open(world: string) {
  const started = await startWorlds({ "prod-eu": world });
  const server = start(started.fleet);
  return { ...started, ...server, ...(await connect(server)), argocd: started.argocds["prod-eu"] };
}

/** All but the one that joins the others. */
const worlds = listWorlds()
  .map(({ id }) => id)
  .filter((id) => id !== "fleet");

const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("every world", () => {
  test.each(worlds)("%s is told within budget, by every tool", async (world) => {
    const { call, fleet, logged, argocd } = await open(world);
    const names = fleet.index.all(() => true).map(({ name }) => name);

    for (const applicationName of names) {
      for (const tool of TOOLS) {
        for (const maxTokens of [500, 2_000]) {
          const { text, structured } = await call(tool, { applicationName, maxTokens });
          expect(text.length, `${tool} ${applicationName}`).toBeGreaterThan(20);
          expect(Buffer.byteLength(text), `${tool} ${applicationName}`).toBeLessThanOrEqual(
            maxTokens * 4,
          );
          if (structured) expect(size(structured)).toBeLessThanOrEqual(maxTokens * 4);
        }
      }
      const tree = await call("get_application_resource_tree", { applicationName });
      const { unhealthy = [], others = [] } = (tree.structured ?? {}) as {
        readonly unhealthy?: readonly {
          readonly kind: string;
          readonly name: string;
          readonly namespace?: string;
        }[];
        readonly others?: typeof unhealthy;
      };
      const refs = [...unhealthy, ...others].slice(0, 5);
      if (refs.length === 0) continue;
      const resourceRefs = refs.map(({ kind, name, namespace }) => ({ kind, name, namespace }));
      const { text } = await call("get_resources", { applicationName, resourceRefs });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
    }
    expect(logged).toEqual([]);
    const secrets = argocd?.requests().filter(({ query }) => query.get("kind") === "Secret");
    expect(secrets).toEqual([]);
  });
});

test.each([
  [
    "config-server-wrong-environment",
    "orders-api",
    "get_application_workload_logs",
    "config-e2e.company.com",
  ],
  [
    "image-tag-missing",
    "payments-api",
    "get_application_workload_logs",
    "waiting: ImagePullBackOff",
  ],
  ["image-tag-missing", "payments-api", "get_application_events", "2.4.0-rc1: not found"],
  [
    "image-tag-missing",
    "payments-api",
    "get_application_resource_tree",
    "Deployment/payments-api > ReplicaSet/",
  ],
])("%s: %s's cause is in %s", async (world, applicationName, tool, words) => {
  const { call } = await open(world);

  expect((await call(tool, { applicationName })).text).toContain(words);
});

const base = "/api/v1/applications/payments-api";
const pod = { resourceRefs: [{ kind: "Deployment", name: "payments-api" }] };
const running = { resourceRef: { kind: "Deployment", name: "payments-api" }, tailLines: 5 };

describe("what Argo CD answers instead is told", () => {
  test.each([
    ["401", { kind: "status", status: 401, message: "token expired" }, "refused Lynceus's token"],
    [
      "403",
      { kind: "status", status: 403, message: "permission denied" },
      "does not let Lynceus's account see",
    ],
    ["404", { kind: "status", status: 404, message: "not found" }, "does not know"],
    ["500", { kind: "status", status: 500, message: "boom" }, "boom"],
    ["a login page", { kind: "page" }, "web page instead of its API"],
    ["a redirect", { kind: "redirect", location: "https://login.example.com/" }, "redirects"],
    ["cut off", { kind: "malformed" }, "cut off or garbled"],
  ] as const)("%s", async (_, fault, words) => {
    const { call, argocd } = await open("image-tag-missing");
    argocd?.faults.set(`${base}/**`, fault);

    for (const [tool, args] of [
      ...TOOLS.map((tool) => [tool, {}] as const),
      ["get_resource_events", { resourceName: "payments-api" }] as const,
      ["get_resources", pod] as const,
    ]) {
      const { text, isError } = await call(tool, { applicationName: "payments-api", ...args });
      expect(isError, tool).toBe(true);
      expect(text, tool).toContain(words);
    }
  });

  test("an error in the middle of a log: the lines before it, and why there are no more", async () => {
    const { call, argocd } = await open("config-server-wrong-environment");
    const message = "rpc error: the stream broke";
    argocd?.faults.set("/api/v1/applications/orders-api/**logs", {
      kind: "stream-error",
      after: 1,
      message,
    });

    const { text, isError } = await call("get_application_workload_logs", {
      applicationName: "orders-api",
    });

    // What was read before it is kept, and said to be a part.
    expect(isError).toBe(false);
    expect(text).toContain("the stream broke");
  });

  test("a hanging tree, in time", async () => {
    const { fleet, argocds } = await startWorlds({ "prod-eu": "image-tag-missing" });
    argocds["prod-eu"]?.faults.set(`${base}/resource-tree`, { kind: "hang" });
    const { call } = await connect(start(fleet, { deadlineMs: 500 }));

    const logs = await call("get_application_workload_logs", {
      applicationName: "payments-api",
      ...running,
    });
    const events = await call("get_application_events", { applicationName: "payments-api" });

    expect(logs).toMatchObject({ isError: true });
    expect(logs.text).toContain("in time");
    expect(events.isError).toBe(false);
    expect(events.text).toContain("not read: the resource tree");
  });
});
