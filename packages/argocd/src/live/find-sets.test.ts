import { expect, it } from "vitest";
import type { ApplicationSetSummary } from "../ports.ts";
import { findSets } from "./find-sets.ts";

const set = (name: string, nameTemplate: string): ApplicationSetSummary => ({
  instance: "prod",
  namespace: "argocd",
  name,
  project: "shop",
  nameTemplate,
  error: undefined,
  applications: [],
});
const sets = [
  set("tills", "till-{{.shop}}"),
  set("clusters", "{{name}}-{{path.basename}}"),
  set("odd", "a.b-{{x}}-prod"),
];

it.each([
  ["I added oslo to the tills ApplicationSet", [["name", "tills", "tills"]]],
  ["till-oslo never appeared", [["template", "till-oslo", "tills"]]],
  ["tilsl makes nothing", [["near", "tilsl", "tills"]]],
  ["a.b--prod", []],
  ["what about web-api", []],
  ["axb-c-prod", []],
  ["A.B-C-prod", [["template", "a.b-c-prod", "odd"]]],
  [
    "clusters till-oslo",
    [
      ["name", "clusters", "clusters"],
      ["template", "till-oslo", "tills"],
    ],
  ],
])("%s", (question, found) => {
  const matches = findSets(sets, question.split(" "));
  expect(matches.map(({ by, word, set }) => [by, word, set.name])).toEqual(found);
});

it("is done at once with a template that fits in a thousand ways", () => {
  const hostile = set("many", `till-${"{{x}}-".repeat(20)}end`);
  expect(findSets([hostile], [`till-${"-".repeat(240)}`])).toEqual([]);
  expect(findSets([hostile], [`till-${"-".repeat(240)}end`])).toHaveLength(1);
});
