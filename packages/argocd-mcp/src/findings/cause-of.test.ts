import type { ApplicationSummary, Finding, SharedCause } from "@lynceus/contract";
import { expect, test } from "vitest";
import { summary } from "../testing/fake-fleet.ts";
import { causeOf } from "./cause-of.ts";

function cause(name: string, headline: string, mode = "F12") {
  return causeOf(finding(name, headline, mode), summary(name));
}

function sharing(
  name: string,
  shared: SharedCause,
  fields: Partial<ApplicationSummary> = {},
  mode = "F3",
) {
  return causeOf({ ...finding(name, `${name} fails`, mode), shared }, summary(name, fields));
}

function finding(name: string, headline: string, mode: string): Finding {
  const resource = { group: "", version: "", kind: "Deployment", namespace: "", name };
  return {
    id: "x",
    mode,
    severity: "critical",
    subject: "application",
    resource,
    headline,
    facts: [],
    evidence: [],
  };
}

test.each([
  ["its own name", "Ingress `web` has no address", "Ingress `api` has no address"],
  ["names made of it", "Secret `web-tls` does not exist", "Secret `api-tls` does not exist"],
  ["quantities", "OOMKilled at `512Mi`, 11 restarts", "OOMKilled at `1Gi`, 2 restarts"],
  ["ids in quotations", "it says `run 1f3a9c77 failed`", "it says `run 99aa01bc failed`"],
])("%s makes no difference, and is no cause to share", (_, one, other) => {
  expect(cause("web", one)).toEqual(cause("api", other));
  expect(cause("web", one).sharedKey).toBeUndefined();
});

test("what is named besides is the cause", () => {
  const cluster = (at: number) => `Argo CD cannot reach cluster \`prod-eu-${at}\``;

  expect(cause("web", cluster(3))).toEqual(cause("api", cluster(3)));
  expect(cause("web", cluster(3)).sharedKey).toBeDefined();
  expect(cause("web", cluster(3)).key).not.toBe(cause("api", cluster(4)).key);
});

test("one sentence of two modes is two causes", () => {
  expect(cause("web", "it fails", "F1").key).not.toBe(cause("web", "it fails", "F2").key);
});

test("files and fields are called the same in many applications, for reasons of their own", () => {
  const file = "Helm fails in `templates/deployment.yaml`, line 18";

  expect(cause("web", file).sharedKey).toBeUndefined();
  expect(cause("web", "`spec.replicas` must be a number").sharedKey).toBeUndefined();
});

test.each([
  ["registry", "shop.example.com", { instance: "lab", cluster: "c9" }],
  ["cluster", "c1", { cluster: "c9" }],
  ["webhook", "validate.example.com", {}],
] as const)(
  "a shared %s is one cause, however it is told, as far as it reaches",
  (kind, name, elsewhere) => {
    const shared = { kind, name };

    expect(sharing("web", shared, {}, "F2")).toEqual(sharing("api", shared, elsewhere, "F3"));
    expect(sharing("web", shared)).not.toEqual(sharing("web", { kind, name: "other" }));
  },
);

test("a cluster of one name behind another Argo CD is another, and so is a webhook on another cluster", () => {
  const cluster = { kind: "cluster", name: "in-cluster" } as const;
  const webhook = { kind: "webhook", name: "validate.example.com" } as const;

  expect(sharing("web", cluster)).not.toEqual(sharing("web", cluster, { instance: "lab" }));
  expect(sharing("web", webhook)).not.toEqual(sharing("web", webhook, { cluster: "c9" }));
});
