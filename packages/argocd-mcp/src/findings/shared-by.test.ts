import { ArgocdError } from "@lynceus/argocd";
import type { Diagnosis, FindFindingsResult, Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { connect, start } from "../testing/connect.ts";
import { fakeFleet, instance, summary } from "../testing/fake-fleet.ts";

const unreachable = (cluster: string) => ({
  sync: "Unknown" as const,
  reason: `failed to get cluster info for "https://${cluster}": dial tcp: connect: connection refused`,
  cluster,
});
const edge = (name: string, fields = {}) =>
  summary(name, { ...unreachable("c1.example.com"), ...fields });
const applications = [
  edge("edge-a"),
  edge("edge-b"),
  edge("edge-c", { instance: "prod-us" }),
  edge("elsewhere", unreachable("c2.example.com")),
  edge("hidden", { project: "secret" }),
];

test("a diagnosis tells who else fails by the same cause, among those that the caller may see", async () => {
  const fail = async () => {
    throw new ArgocdError({ failure: "server", instance: "prod-eu", sentence: "It failed." });
  };
  const client = { getApplication: fail, resourceTree: fail };
  const instances = [instance("prod-eu"), instance("prod-us")];
  const server = start(fakeFleet({ applications, instances, client }), { findings: {} });
  const all = await connect(server);
  const checkout: Principal = { kind: "channel", id: "C2", name: "#c", projects: ["checkout"] };
  const some = await connect(server, checkout);
  await expect
    .poll(
      async () => {
        const { structured } = await all.call("find_findings");
        return (structured as unknown as FindFindingsResult).looked.notYet;
      },
      { timeout: 10_000 },
    )
    .toBe(0);

  async function sharedBy({ call }: typeof all) {
    const { structured } = await call("diagnose_application", { applicationName: "edge-a" });
    return (structured as unknown as Diagnosis).findings[0]?.sharedBy;
  }

  expect(await sharedBy(all)).toEqual({ count: 2, applications: ["edge-b", "hidden"] });
  expect(await sharedBy(some)).toEqual({ count: 1, applications: ["edge-b"] });
});
