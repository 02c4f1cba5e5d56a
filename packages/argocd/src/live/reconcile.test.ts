import { expect, it } from "vitest";
import { applicationSummary } from "../testing/application-summary.ts";
import { createIndex } from "./create-index.ts";
import { reconcile } from "./reconcile.ts";

it("adds, removes and corrects, but believes the stream about what it has just told", () => {
  const index = createIndex({ staleMs: 1, now: () => 0 });
  for (const name of ["prod", "lab"]) index.add({ name });
  const known = (name: string, more = {}) => index.put(applicationSummary(name, more));
  known("same", { health: "Degraded", reason: "why" });
  known("changed", { health: "Degraded", reason: "old why" });
  known("vanished");
  known("born-meanwhile");
  known("elsewhere", { instance: "lab" });
  reconcile(
    index,
    "prod",
    [
      applicationSummary("same", { health: "Degraded" }),
      applicationSummary("changed", { health: "Missing" }),
      applicationSummary("missed"),
      applicationSummary("deleted-meanwhile"),
    ],
    new Set(["prod/argocd/born-meanwhile", "prod/argocd/deleted-meanwhile"]),
  );
  const found = Object.fromEntries(
    index.all(() => true).map(({ name, health, reason }) => [name, [health, reason]]),
  );
  expect(found).toEqual({
    same: ["Degraded", "why"],
    changed: ["Missing", undefined],
    missed: ["Healthy", undefined],
    "born-meanwhile": ["Healthy", undefined],
    elsewhere: ["Healthy", undefined],
  });
});
