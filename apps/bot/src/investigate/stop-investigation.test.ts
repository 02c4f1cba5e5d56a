import { createLogger } from "@lynceus/telemetry";
import { expect, test } from "vitest";
import { type StopOptions, stopInvestigation } from "./stop-investigation.ts";

/** What a Stop comes to when the store says each of these in turn. There is no thread that could be told. */
function stop(...statuses: readonly string[]): Promise<boolean> {
  const left = [...statuses];
  const store = {
    bootId: "boot",
    investigations: { get: async () => ({ id: "inv-1", status: left.shift() }) },
    cancellations: { request: async () => undefined },
    leases: { acquire: async () => true, release: async () => undefined },
  };
  const options = {
    store,
    queue: { cancel: async () => "signalled" },
    modelName: "rules",
    logger: createLogger({ name: "test", level: "silent" }),
  };
  return stopInvestigation("inv-1", "U1", options as unknown as StopOptions);
}

test("an investigation that ends while it is being stopped keeps its answer", async () => {
  expect(await stop("running", "done")).toBe(false);
  expect(await stop("stopped")).toBe(false);
  await expect(stop("running", "running")).rejects.toThrow();
});
