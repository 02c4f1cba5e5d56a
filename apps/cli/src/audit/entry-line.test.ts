import { expect, test } from "vitest";
import { entryLine } from "./entry-line.ts";
import { matches } from "./matches.ts";

const call = {
  at: "2026-03-01T09:05:06.000Z",
  correlationId: "c-1",
  client: "lynceus-bot",
  principal: { kind: "person", id: "slack:T1:U0DANA0001", name: "Dana Reyes" },
  tool: "diagnose_application",
  access: "read",
  argumentsDigest: "d".repeat(64),
  arguments: { name: "payments-api", note: "in the arguments" },
  target: {
    instance: "prod-eu",
    project: "payments",
    namespace: "argocd",
    name: "payments-api",
  },
  effect: "allow",
  policy: "scope",
  outcome: "ok",
  durationMs: 123,
  resultBytes: 4_000,
};
const entry = (body: unknown) => ({
  seq: 12,
  prev: "",
  at: "2026-03-01T09:05:07.123Z",
  body: JSON.stringify(body),
  hash: "",
});

test("a call is one line", () => {
  expect(entryLine(entry(call)).replaceAll(/ {2,}/g, " | ")).toBe(
    " | 12 | 2026-03-01 09:05:07Z | Dana Reyes | diagnose_application | prod-eu/argocd/payments-api | allow (scope) | ok | 123 ms",
  );
});

test("a refusal says why, and what it was about as far as it was said", () => {
  const { name: _, namespace: __, ...target } = call.target;
  const refused = { effect: "deny", policy: "projects", outcome: "refused" };

  const line = entryLine(entry({ ...call, ...refused, target, reason: "Not one of yours." }));

  expect(line).toMatch(
    / prod-eu project payments .* deny \(projects\) +refused .* Not one of yours\.$/,
  );
});

test("no entry is more than one line, whatever is in it, and none is left out", () => {
  const name = "Dana\nReyes\u001b[2J";

  expect(entryLine(entry({ ...call, principal: { ...call.principal, name } }))).toContain(
    "Dana Reyes [2J",
  );
  expect(entryLine({ ...entry({}), body: "garbled\n{" })).toMatch(/^ +12 .*garbled \{$/);
});

test.each([
  [{}, true],
  [{ who: "dana" }, true],
  [{ who: "slack:T1:U0DANA0001" }, true],
  [{ who: "U0DANA" }, false],
  [{ who: "Ivo" }, false],
  [{ tool: "diagnose_application" }, true],
  [{ tool: "diagnose" }, false],
  [{ outcome: "ok" }, true],
  [{ outcome: "refused" }, false],
  [{ who: "dana", tool: "diagnose_application", outcome: "error" }, false],
])("%j", (filter, fits) => {
  expect(matches(entry(call), filter)).toBe(fits);
});

test("what is no call matches no filter", () => {
  expect(matches({ body: "{}" }, { who: "dana" })).toBe(false);
});
