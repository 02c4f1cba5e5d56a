import type { Finding } from "@lynceus/contract";
import { expect, test } from "vitest";
import { summary } from "../testing/fake-fleet.ts";
import { groupFindings } from "./group-findings.ts";

function found(name: string, headline: string) {
  const resource = { group: "", version: "", kind: "Deployment", namespace: "", name };
  const finding: Finding = {
    id: name,
    mode: "F14",
    severity: "critical",
    subject: "application",
    resource,
    headline,
    facts: [],
    evidence: [],
  };
  return { application: summary(name), finding };
}

test("who fails by one thing has one cause; who only says the same is alike", () => {
  const groups = groupFindings([
    found("web", "`web` fails its liveness probe: context deadline exceeded"),
    found("api", "`api` fails its liveness probe: context deadline exceeded"),
    found("till", "it cannot reach `db.internal`"),
    found("card", "it cannot reach `db.internal`"),
    found("wiki", "it is paused"),
  ]);

  expect(groups.map(({ count, alike }) => [count, alike])).toEqual([
    [2, true],
    [2, undefined],
    [1, undefined],
  ]);
});
