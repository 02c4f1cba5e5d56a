import { ApplicationSet, ArgocdError } from "@lynceus/argocd";
import type { ApplicationSetResult, Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { connect, start } from "../testing/connect.ts";
import { type FakeFleetOptions, fakeFleet, set, summary } from "../testing/fake-fleet.ts";

const checkout: Principal = { kind: "channel", id: "C2", name: "#shop", projects: ["checkout"] };
const error = { message: "element oslo has no floor", at: "2026-11-21T09:00:00Z" };
const made = (...names: string[]) => names.map((name) => ({ namespace: "argocd", name }));

const applications = [
  summary("till-rome", { health: "Degraded" }),
  summary("till-bonn"),
  summary("vault-a", { project: "secret" }),
];
const sets = [
  set("tills", { error, applications: made("till-bonn", "till-rome", "till-gone") }),
  set("vaults", { project: "secret", applications: made("vault-a") }),
  set("mixed", { project: "{{.team}}", error, applications: made("till-bonn", "vault-a") }),
  set("templated", { project: "{{.team}}" }),
  set("apart", { instance: "stage-eu", project: "secret" }),
];

const manifest = (name: string, elements = [{ shop: "rome", floor: 1 }, { shop: "oslo" }]) =>
  ApplicationSet.parse({
    metadata: { name, namespace: "argocd" },
    spec: {
      generators: [
        { list: { elements, template: { metadata: {} } } },
        { matrix: { generators: [{ git: { repoURL: "g" } }, { clusters: {} }] } },
      ],
      template: {
        metadata: { name: "till-{{.shop}}" },
        spec: {
          project: "checkout",
          source: { repoURL: "http://git/till", path: "apps/{{.shop}}" },
          destination: { name: "prod", namespace: "tills" },
        },
      },
    },
    status: {
      conditions: [
        { type: "ResourcesUpToDate", status: "False", message: error.message },
        { type: "ErrorOccurred", status: "True", message: error.message, reason: "Render" },
      ],
    },
  });

async function open(options: FakeFleetOptions = {}, principal?: Principal) {
  const client = { applicationSet: async (name: string) => manifest(name), ...options.client };
  const fleet = fakeFleet({ applications, sets, ...options, client });
  return connect(start(fleet), principal);
}

test("lists what the caller may see, errors first, and what is missing", async () => {
  const setGaps = [{ instance: "prod-eu", reason: "refused" }];
  const { call } = await open({ setGaps }, checkout);

  const { text, structured } = await call("list_applicationsets");

  expect(structured).toMatchObject({
    total: 2,
    applicationSets: [
      { name: "mixed", applications: 1, error: expect.not.stringContaining("oslo") },
      { name: "tills", applications: 2, error: error.message, health: { Degraded: 1 } },
    ],
    gaps: setGaps,
  });
  expect(text).toContain('Incomplete: 0 of 1 instances answered. prod-eu: "refused"');
  expect(text).toContain("prod-eu/argocd/tills project=checkout 2 applications");
  const everyone = await open();
  expect((await everyone.call("list_applicationsets", { project: "secret" })).text).toContain(
    "vaults",
  );
  expect((await everyone.call("list_applicationsets")).structured).toMatchObject({ total: 5 });
});

test("tells why one makes nothing, from what, and what it has made", async () => {
  const { call } = await open({}, checkout);

  const { text, structured } = await call("get_applicationset", { applicationSetName: "tills" });

  expect(structured).toMatchObject({
    conditions: [{ type: "ErrorOccurred", status: "True" }, { type: "ResourcesUpToDate" }],
    generators: [
      "list of 2: shop=rome floor=1; shop=oslo",
      expect.stringMatching(/^matrix of \(git/),
    ],
    applications: [{ name: "till-rome" }, { name: "till-bonn" }],
    total: 3,
  });
  expect(text).toMatch(/^ApplicationSet prod-eu\/argocd\/tills project=checkout has made 3/);
  expect(text).toContain('ErrorOccurred True Render: "element oslo has no floor"');
  expect(text).toContain("ResourcesUpToDate False: the same message");
  expect(text).toContain('template "source: http://git/till apps/{{.shop}}"');
});

test.each([
  ["vaults", /There is no ApplicationSet "vaults" among those you may see/],
  ["templated", /There is no ApplicationSet "templated"/],
])("%s is told like one that does not exist", async (applicationSetName, says) => {
  let asked = 0;
  const client = {
    async applicationSet(name: string) {
      asked += 1;
      return manifest(name);
    },
  };
  const { call } = await open({ client }, checkout);

  const { text, isError } = await call("get_applicationset", { applicationSetName });

  expect([isError, asked]).toEqual([true, 0]);
  expect(text).toMatch(says);
});

test("one that also makes what the caller may not see keeps its parameters and messages", async () => {
  const { call } = await open({}, checkout);

  const { text } = await call("get_applicationset", { applicationSetName: "mixed" });

  expect(text).toContain("ErrorOccurred True Render");
  expect(text).toContain("till-bonn");
  expect(text).not.toMatch(/oslo|vault-a/);
});

test("keeps to its budget, with the whole at hand", async () => {
  const many = Array.from({ length: 400 }, (_, at) => summary(`till-${at}`));
  const large = set("tills", { applications: made(...many.map(({ name }) => name)) });
  const { call } = await open({ applications: many, sets: [large] });

  const { text, structured } = await call("get_applicationset", { applicationSetName: "tills" });

  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
  expect(Buffer.byteLength(JSON.stringify(structured))).toBeLessThanOrEqual(8_000);
  const { leftOut } = structured as unknown as ApplicationSetResult;
  expect(leftOut?.count).toBeGreaterThan(300);
  const id = leftOut?.resultId;
  expect((await call("query_result", { resultId: id, grep: "till-399" })).text).toContain(
    "till-399",
  );
});

test("says what Argo CD says when it refuses", async () => {
  const refuse = new ArgocdError({ failure: "forbidden", instance: "prod-eu", sentence: "No." });
  const { call } = await open({ client: { applicationSet: () => Promise.reject(refuse) } });

  expect(await call("get_applicationset", { applicationSetName: "tills" })).toMatchObject({
    isError: true,
    text: "No.",
  });
});

test("find_applications finds one by its name, with what it made that the caller may see", async () => {
  const { call } = await open({}, checkout);

  const { text, structured } = await call("find_applications", { query: "tills mixed vaults" });

  expect(structured).toMatchObject({
    applicationSets: [
      { name: "tills", word: "tills", by: "name", error: error.message },
      { name: "mixed", applications: [{ name: "till-bonn" }] },
    ],
  });
  expect((structured as { applicationSets: unknown[] }).applicationSets).toHaveLength(2);
  expect(text).toContain(
    "ApplicationSet prod-eu/argocd/tills (named tills) made till-rome till-bonn",
  );
});
