import { ResourceNode } from "@lynceus/argocd";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type ObservedSeed, type PodSeed } from "../../testing/build-observed.ts";

const old = { image: "w:1.0", pods: [{}, {}] };

function findingOf(
  log: readonly string[],
  seed: Partial<PodSeed> = {},
  more: Partial<ObservedSeed> = {},
) {
  const pod = {
    waiting: { reason: "CrashLoopBackOff" },
    ended: { reason: "Error", exitCode: 1 },
    restarts: 3,
    log,
    ...seed,
  };
  return diagnose(
    buildObserved({ deployments: { shop: [old, { image: "w:1.1", pods: [pod] }] }, ...more }),
  ).findings[0];
}

describe("B8, a host that cannot be reached", () => {
  it.each([
    [
      'level=fatal msg="dial tcp: lookup db.staging.svc.cluster.local on 10.96.0.10:53: no such host"',
      "`db.staging.svc.cluster.local` (no such host)",
      "staging",
    ],
    [
      "Error: getaddrinfo ENOTFOUND redis-qa3.shop.internal",
      "`redis-qa3.shop.internal` (no such host)",
      "qa3",
    ],
    [
      'psycopg2.OperationalError: connection to server at "pg.dev.shop.net" (10.0.0.9), port 5432 failed: FATAL:  password authentication failed for user "web"',
      "`pg.dev.shop.net` (credentials refused)",
      "dev",
    ],
    [
      'panic: Get "https://flags.uat.shop.net/v1/all": x509: certificate is valid for *.shop.net, not flags.uat.shop.net',
      "`https://flags.uat.shop.net` (certificate not accepted)",
      "uat",
    ],
    [
      "FATAL could not connect to amqp://app:s3cret@mq-test.shop.net:5672/: dial tcp 10.1.2.3:5672: i/o timeout",
      "`amqp://mq-test.shop.net:5672` (timed out)",
      "test",
    ],
  ])("names the host and the likely reason: %s", (line, told, word) => {
    const finding = findingOf(["starting", line, "exit status 1"]);
    expect(finding).toMatchObject({
      mode: "B8",
      headline: `the new revision never starts: it cannot reach ${told}, 3 restarts`,
    });
    expect(finding?.facts[0]?.text).toBe(
      `Likely, not proven: the address belongs to \`${word}\`, this application runs in \`prod\``,
    );
    expect(JSON.stringify([finding?.headline, finding?.fix])).not.toContain("s3cret");
  });

  it("claims no other environment where the host names none, or the application's own", () => {
    for (const host of ["kafka-0.kafka.infra", "db.prod.shop.net", "api.shop.dev"]) {
      const finding = findingOf([`ERROR could not reach ${host}:9092: no such host`]);
      expect(finding).toMatchObject({
        mode: "B8",
        headline: expect.stringContaining(`\`${host}\``),
      });
      expect(JSON.stringify(finding)).not.toContain("Likely");
      expect(finding?.fix).toMatch(/^Check the address/);
    }
  });

  it("names the ConfigMap and key that hold the address", () => {
    const node = ResourceNode.parse({
      kind: "ConfigMap",
      namespace: "shop",
      name: "shop-env",
      uid: "u",
    });
    const manifest = { data: { other: "x", "flags-url": "https://flags.stg.shop.net/v1" } };
    const finding = findingOf(
      ["ERROR GET https://flags.stg.shop.net/v1: connection refused"],
      {},
      { objects: [{ node, manifest }] },
    );
    expect(finding?.facts[0]?.where).toBe("ConfigMap shop-env, key flags-url");
    expect(finding?.fix).toBe(
      "Point `flags-url` in ConfigMap `shop-env` at the `prod` address, in `shop-deploy` `apps/shop/live`.",
    );
    expect(finding?.evidence).toContainEqual({
      excerpt: "https://flags.stg.shop.net/v1",
      object: "ConfigMap shop/shop-env",
      field: "data.flags-url",
    });
  });

  it.each([
    [
      "a warning that did not end it",
      [
        "WARN otel: dial tcp: lookup otel.staging.svc: no such host",
        ...Array(9).fill("INFO ok"),
        "FATAL config: port missing",
      ],
    ],
    ["its own sidecar", ["FATAL dial tcp 127.0.0.1:5432: connect: connection refused"]],
    [
      "an error about something else",
      ["ERROR https://docs.staging.shop.net/errors/17: migration 4 failed"],
    ],
  ])("is not claimed for %s", (_, log) => {
    expect(findingOf(log)?.mode).toBe("F5");
  });

  it("is not claimed for a container that a probe kills while some host is away", () => {
    const log = ["ERROR GET https://api.shop.net: connection refused"];
    const warnings = ["Unhealthy: Liveness probe failed: timeout"];
    const seed = { ended: { reason: "Error", exitCode: 137 }, warnings };
    expect(findingOf(log, seed)?.mode).toBe("F8");
    const foreign = ["ERROR GET https://api.staging.shop.net: connection refused"];
    expect(findingOf(foreign, seed)?.mode).toBe("B8");
  });

  it("is seen before the crash when the container waits for a host of another environment", () => {
    const log = ["ERROR config: GET https://config.staging.shop.net: connection refused, retrying"];
    const waiting = { waiting: undefined, ended: undefined, restarts: 0, ready: false };
    expect(findingOf(log, waiting as unknown as Partial<PodSeed>)).toMatchObject({
      mode: "B8",
      headline:
        "the new revision cannot reach `https://config.staging.shop.net` (connection refused)",
    });
  });
});
