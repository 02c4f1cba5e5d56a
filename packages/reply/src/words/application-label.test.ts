import { expect, test } from "vitest";
import { application } from "../testing/samples.ts";
import { applicationLabel, shortLabel } from "./application-label.ts";

const prodEu = application();
const staging = application({ instance: "stage", environment: "staging" });
const prodUs = application({ instance: "prod-us" });
const team = application({ namespace: "team-a" });

test.each([
  ["alone, by its environment", prodEu, undefined, "payments-api · prod"],
  [
    "without one, by its instance",
    application({ environment: undefined }),
    undefined,
    "payments-api · prod-eu",
  ],
  ["by environment, where that tells", staging, [prodEu, staging], "payments-api · staging"],
  ["by instance, where two are prod", prodUs, [prodEu, prodUs], "payments-api · prod-us"],
  ["by namespace, where nothing else tells", team, [prodEu, team], "payments-api · prod-eu/team-a"],
  [
    "regardless of other names",
    prodEu,
    [prodEu, application({ name: "web" })],
    "payments-api · prod",
  ],
])("labelled %s", (_, one, others, label) => {
  expect(applicationLabel(one, others)).toBe(label);
});

test("among others of its name a short label tells which one", () => {
  const here = application({ name: "web", environment: "prod", instance: "eu" });
  const there = application({ name: "web", environment: "staging", instance: "stage" });

  expect(shortLabel(here, [here])).toBe("web");
  expect(shortLabel(here, [here, there])).toBe("web · prod");
});
