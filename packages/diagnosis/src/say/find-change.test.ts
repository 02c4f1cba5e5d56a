import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnose.ts";
import { buildObserved } from "../testing/build-observed.ts";
import { changeFact } from "./find-change.ts";

const crash = {
  waiting: { reason: "CrashLoopBackOff" },
  ended: { reason: "Error", exitCode: 1 },
  restarts: 3,
  log: ["boom: failed"],
};
const first = { revision: "1".repeat(40), message: "shop: 1.0", at: "10:00:00" };
const second = { revision: "2".repeat(40), message: "shop: 1.1\n\nlong text", at: "10:01:00" };
const later = {
  revision: "3".repeat(40),
  message: "shop: more memory for the cache",
  at: "10:08:00",
};

function diagnoseHistory(history: readonly (typeof first)[], createdAt = "10:01:02") {
  const deployments = {
    shop: [
      { image: "w:1.0", pods: [{}] },
      { image: "w:1.1", pods: [crash], createdAt },
    ],
  };
  return diagnose(buildObserved({ deployments, history }));
}

describe("the change that brought a failing revision", () => {
  it("is the deployment that made its ReplicaSet, not the newest one", () => {
    const { change, findings } = diagnoseHistory([first, second, later]);
    expect(change).toEqual({
      revision: second.revision,
      author: "Kim Roe",
      message: "shop: 1.1",
      date: "2030-05-04T09:00:00.000Z",
      deployedAt: "2030-05-04T10:01:00.000Z",
      initiatedBy: "true",
    });
    expect(findings[0]?.facts.map(({ text }) => text)).toContain(
      'It came with `2222222` "shop: 1.1", Kim Roe; `1.0` ran before',
    );
  });

  it("blames nobody for a commit about something else in a shared repository", () => {
    const { findings } = diagnoseHistory([
      first,
      { ...second, message: "shop-billing: new owner" },
    ]);
    expect(findings[0]?.facts.map(({ text }) => text)).toContain(
      'Synced at commit `2222222` "shop-billing: new owner"; the change may be from an earlier one; `1.0` ran before',
    );
    expect(JSON.stringify(findings)).not.toContain("Kim Roe");
  });

  it("is not told when history does not reach back that far", () => {
    expect(diagnoseHistory([later]).change).toBeUndefined();
  });

  it("is told by a StatefulSet's pods, as the StatefulSet is older than its revisions", () => {
    const set = { group: "apps", kind: "StatefulSet", namespace: "shop", name: "db" };
    const nodes = [
      { ...set, uid: "s", createdAt: "2030-01-01T00:00:00Z", health: { status: "Progressing" } },
      {
        kind: "Pod",
        namespace: "shop",
        name: "db-0",
        uid: "p",
        createdAt: "2030-05-04T10:01:05Z",
        parentRefs: [{ ...set, uid: "s" }],
        info: [{ name: "Status Reason", value: "Pending" }],
        health: { status: "Progressing" },
      },
    ];
    const observed = buildObserved({
      health: "Progressing",
      nodes,
      history: [first, second, later],
    });
    expect(diagnose(observed).change?.revision).toBe(second.revision);
  });

  it("cannot break the sentence it stands in", () => {
    const change = {
      revision: "4".repeat(40),
      message: "shop `x` \u001b[31m<!here>",
      author: "A `B`",
    };
    expect(changeFact(change, ["shop"]).text).toBe(
      "It came with `4444444` \"shop 'x' <!here>\", A 'B'",
    );
  });
});
