import { expect, test } from "vitest";
import { findBreaches } from "./floors.ts";

test("a step may use words, engines and knowledge", () => {
  const dependencies = ["@lynceus/contract", "@lynceus/argocd", "@lynceus/diagnosis", "zod"];

  expect(findBreaches([{ name: "argocd-mcp", dependencies }])).toEqual([]);
});

test.each([
  ["reply", "@lynceus/triage", "reply (floor 3) may not depend on triage (floor 3)"],
  ["argocd", "@lynceus/diagnosis", "argocd (floor 1) may not depend on diagnosis (floor 2)"],
  ["bot", "@slack/web-api", "bot may not depend on @slack/web-api, which belongs to reply"],
  ["attic", "zod", "attic stands on no floor: add it to scripts/floors.ts"],
])("%s -> %s is a breach", (name, dependency, breach) => {
  expect(findBreaches([{ name, dependencies: [dependency] }])).toEqual([breach]);
});
