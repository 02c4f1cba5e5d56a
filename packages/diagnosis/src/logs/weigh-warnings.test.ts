import { loadWorld } from "@lynceus/standins";
import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnose.ts";
import { buildObserved } from "../testing/build-observed.ts";
import { observeWorld } from "../testing/observe-world.ts";

function warningsOf(world: string, name: string, wantLogs = true) {
  const observed = observeWorld(loadWorld(world), name, { wantLogs });
  if (observed === undefined) throw new Error(`no ${name}`);
  return diagnose(observed).warnings;
}

describe("warnings of running containers", () => {
  it("are folded over pods and weighed: a deprecation is harmless", () => {
    expect(warningsOf("warning-not-critical", "cache-warmer")).toEqual([
      expect.objectContaining({
        count: 4,
        weight: "harmless",
        line: 'WARN  redis client: option "retry_on_timeout" is deprecated and will be removed in 6.0',
      }),
    ]);
  });

  it("matter when something expires, though the line says WARN", () => {
    expect(warningsOf("warning-that-matters", "bank-link")).toMatchObject([
      { weight: "matters", count: 4 },
    ]);
  });

  it("are not looked for unless asked", () => {
    expect(warningsOf("warning-that-matters", "bank-link", false)).toEqual([]);
  });

  it("fold numbers, ids and times, and come with what matters first", () => {
    const log = [
      "2030-05-04T10:00:01Z WARN slow query 812ms id=0a1b2c3d4e5f",
      "2030-05-04T10:00:02Z WARN slow query 93ms id=ffee00112233",
      "GET /warn 200",
      "INFO all good",
      '{"level":"warn","msg":"disk /data is 97% full"}',
    ];
    const deployments = { shop: [{ image: "w:1", pods: [{ log }] }] };
    const { warnings } = diagnose(buildObserved({ health: "Healthy", deployments }));
    expect(warnings.map(({ weight, count, line }) => [weight, count, line])).toEqual([
      ["matters", 1, '{"level":"warn","msg":"disk /data is 97% full"}'],
      ["unclear", 2, "2030-05-04T10:00:01Z WARN slow query 812ms id=0a1b2c3d4e5f"],
    ]);
  });
});
