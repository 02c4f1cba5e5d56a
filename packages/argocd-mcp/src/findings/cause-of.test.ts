import type { Finding } from "@lynceus/contract";
import { expect, test } from "vitest";
import { summary } from "../testing/fake-fleet.ts";
import { causeOf } from "./cause-of.ts";

function cause(name: string, headline: string, mode = "F12") {
  const resource = { group: "", version: "", kind: "Deployment", namespace: "", name };
  const finding: Finding = {
    id: "x",
    mode,
    severity: "critical",
    subject: "application",
    resource,
    headline,
    facts: [],
    evidence: [],
  };
  return causeOf(finding, summary(name));
}

test.each([
  ["its own name", "Ingress `web` has no address", "Ingress `api` has no address"],
  ["names made of it", "Secret `web-tls` does not exist", "Secret `api-tls` does not exist"],
  ["quantities", "OOMKilled at `512Mi`, 11 restarts", "OOMKilled at `1Gi`, 2 restarts"],
  ["ids in quotations", "it says `run 1f3a9c77 failed`", "it says `run 99aa01bc failed`"],
])("%s makes no difference, and is no cause to share", (_, one, other) => {
  expect(cause("web", one)).toEqual(cause("api", other));
  expect(cause("web", one).isShareable).toBe(false);
});

test("what is named besides is the cause", () => {
  const cluster = (at: number) => `Argo CD cannot reach cluster \`prod-eu-${at}\``;

  expect(cause("web", cluster(3))).toEqual(cause("api", cluster(3)));
  expect(cause("web", cluster(3)).isShareable).toBe(true);
  expect(cause("web", cluster(3)).key).not.toBe(cause("api", cluster(4)).key);
});

test("one sentence of two modes is two causes", () => {
  expect(cause("web", "it fails", "F1").key).not.toBe(cause("web", "it fails", "F2").key);
});

test("files and fields are called the same in many applications, for reasons of their own", () => {
  const file = "Helm fails in `templates/deployment.yaml`, line 18";

  expect(cause("web", file).isShareable).toBe(false);
  expect(cause("web", "`spec.replicas` must be a number").isShareable).toBe(false);
});
