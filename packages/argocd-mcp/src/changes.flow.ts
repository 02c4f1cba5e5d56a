import { describe, expect, test } from "vitest";
import { connect, start } from "./testing/connect.ts";
import { startWorlds } from "./testing/start-worlds.ts";

async function open(world: string) {
  const started = await startWorlds({ "prod-eu": world });
  const server = start(started.fleet);
  return { ...started, ...server, ...(await connect(server)) };
}

const tokens = (value: unknown) =>
  Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value ?? "")) / 4;

describe("get_application_manifests", () => {
  test("finds the deployment that changed a configuration, past one that renders the same", async () => {
    const { call, argocds } = await open("config-server-wrong-environment");
    const asked = () =>
      argocds["prod-eu"]?.requests().filter(({ path }) => path.endsWith("/manifests")).length;

    const { text, structured } = await call("get_application_manifests", {
      applicationName: "orders-api",
      compareTo: "previous",
    });

    expect(structured).toMatchObject({
      comparedTo: ["890166760d347dc2fc04c4dcf5b4980fc92e321d"],
      broughtBy: {
        deployment: { id: 1, running: true },
        sources: [{ author: expect.stringContaining("Noor Haddad") }],
      },
      changes: [{ kind: "Deployment" }, { kind: "ConfigMap", state: "changed" }],
    });
    expect(text).toContain('@@ "data"');
    expect(text).toContain('- "  config-url: configserver:https://config-prod.company.com"');
    expect(text).toContain('+ "  config-url: configserver:https://config-e2e.company.com"');
    expect(text).toContain("717765b25b6b1b8492136f0bae9f00c5cb399b18 renders the same");
    expect(asked()).toBe(3);
  });

  test("narrows to lines, and to a kind, at a short revision", async () => {
    const { call } = await open("config-server-wrong-environment");
    const args = { applicationName: "orders-api", revision: "8901667", kind: "configmap" };

    const { text } = await call("get_application_manifests", { ...args, grep: "config-(url|x)" });

    expect(text).toContain("1 object of 1");
    expect(text).toContain("config-prod.company.com");
    expect((await call("get_application_manifests", { ...args, grep: "(?=x)" })).text).toContain(
      "not a pattern that RE2 understands",
    );
  });

  test("what cannot be rendered is an error in Argo CD's words", async () => {
    const { call } = await open("yaml-invalid");

    const { text, isError } = await call("get_application_manifests", {
      applicationName: "identity-mfa",
    });

    expect(isError).toBe(true);
    expect(text).toContain("mapping values are not allowed");
  });
});

describe("get_application_diff", () => {
  test.each([
    ["manual-change", "audit-trail", '- "              value: debug"', "changed Deployment.apps"],
    ["drift-hpa", "checkout-sessions", '+ "  replicas: 2"', '@@ "spec"'],
    ["sync-window-denied", "tax-engine", "missing in the cluster: Service", "denies every sync"],
    ["prune-confirm", "vault-agent", "not in Git, to be pruned: ConfigMap", "1 object of 3"],
    ["presync-hook-failed", "billing", "missing in the cluster: Deployment", "2 objects of 2"],
    ["yaml-invalid", "identity-mfa", "could not compare 2 objects", "see the notes"],
    ["image-tag-missing", "payments-api", "No difference: 2 objects", "as Git wants"],
  ])("%s", async (world, applicationName, ...said) => {
    const { call } = await open(world);

    const { text } = await call("get_application_diff", { applicationName });

    for (const words of said) expect(text).toContain(words);
    if (world === "yaml-invalid") expect(text).not.toContain("pruned");
  });

  test("Argo CD's refusal to compare is an error, not «no difference»", async () => {
    const { call } = await open("cluster-unreachable");

    const { text, isError } = await call("get_application_diff", {
      applicationName: "edge-router",
    });

    expect(isError).toBe(true);
    expect(text).toContain("ComparisonError");
  });
});

describe("get_application_history and get_revision_metadata", () => {
  test("who deployed what, which one runs, and that Git is ahead", async () => {
    const { call } = await open("config-server-wrong-environment");

    const { structured, text } = await call("get_application_history", {
      applicationName: "orders-api",
    });

    expect(structured).toMatchObject({
      total: 2,
      ahead: [{ revision: "14ee03dbb2bb8cc627a421279f9f86a90ee7069a" }],
      deployments: [
        { id: 1, running: true, initiatedBy: "auto-sync", sources: [{ kind: "commit" }] },
        { id: 0, running: false, sources: [{ message: "orders-api: 5.1.0" }] },
      ],
    });
    expect(text).toContain("its manifests are the same for this application");
  });

  test.each([
    ["current", "flags from e2e overlay"],
    ["previous", "orders-api: 5.1.0"],
    ["14EE03D", "checkout-sessions: 2.2.0"],
    ["0000000", "not our ref"],
    ["../..", "is not a revision"],
  ])("revision %s", async (revision, words) => {
    const { call } = await open("config-server-wrong-environment");

    const { text } = await call("get_revision_metadata", {
      applicationName: "orders-api",
      revision,
    });

    expect(text).toContain(words);
  });
});

const CALLS = [
  ["get_application_diff", {}],
  ["get_application_history", {}],
  ["get_revision_metadata", {}],
  ["get_application_manifests", {}],
  ["get_application_manifests", { compareTo: "previous" }],
] as const;

test.each([500, 2_000])(
  "every answer about a whole Argo CD keeps to %i tokens",
  async (maxTokens) => {
    const { call, fleet, logged } = await open("fleet");
    const names = fleet.index.all(() => true).map(({ name }) => name);

    for (const applicationName of names) {
      for (const [tool, args] of CALLS) {
        const { text, structured, isError } = await call(tool, {
          applicationName,
          maxTokens,
          ...args,
        });
        const which = `${tool} ${applicationName}: ${text}`;
        expect(tokens(text), which).toBeLessThanOrEqual(maxTokens);
        if (!isError) expect(tokens(structured), which).toBeLessThanOrEqual(maxTokens);
      }
    }
    expect(names.length).toBeGreaterThan(70);
    expect(logged).toEqual([]);
  },
  300_000,
);

test("an application of sixty services: what is left out is said, and had by its id", async () => {
  const { call } = await open("large-application");

  const { text, structured } = await call("get_application_manifests", {
    applicationName: "commerce-suite",
  });

  const { resultId } = (structured as { leftOut: { resultId: string } }).leftOut;
  expect(text).toContain(`query_result(resultId: "${resultId}"`);
  const kept = await call("query_result", {
    resultId,
    path: "$.manifests[?@.name == 'svc-60'].lines[*]",
    grep: "port",
  });
  expect(kept.text).toMatch(/get_application_manifests, \d+ s ago: \d+ rows fit/);
  expect(kept.text).toContain("containerPort: 8080");
  const page = await call("query_result", { resultId, maxTokens: 500 });
  expect(tokens(page.text)).toBeLessThanOrEqual(500);
  expect(tokens(page.structured)).toBeLessThanOrEqual(500);
  expect(page.text).toMatch(/Ask again with offset=\d+/);
});
