import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

function findingsOf(message: string, type = "InvalidSpecError") {
  return diagnose(
    buildObserved({
      health: "Unknown",
      sync: "Unknown",
      status: { conditions: [{ type, message }] },
    }),
  ).findings;
}

describe("group B: what the Application and its project ask for", () => {
  it.each([
    [
      "B1",
      "application repo https://git.example/team/till.git is not permitted in project 'tills'",
      "project `tills` does not permit its repository `https://git.example/team/till.git`",
    ],
    [
      "B1",
      "sync source repo git@git.example:team/wet.git is not permitted in project 'tills'",
      "does not permit its repository `git@git.example:team/wet.git`",
    ],
    [
      "B2",
      "application destination server 'eu-central' and namespace 'till-live' do not match any of the allowed destinations in project 'tills'",
      "project `tills` does not permit its destination, namespace `till-live` on `eu-central`",
    ],
    [
      "B2",
      "application destination {https://k.example till-live} is not permitted in project 'tills'",
      "namespace `till-live` on `https://k.example`",
    ],
    [
      "B3",
      "Application referencing project lab which does not exist",
      "its project `lab` does not exist",
    ],
    [
      "B3",
      'Failed to load application project: error getting app project "lab": appproject.argoproj.io "lab" not found',
      "its project `lab` does not exist",
    ],
    [
      "B4",
      "application 'till' in namespace 'team-a' is not permitted to use project 'tills'",
      "project `tills` takes no Applications from namespace `team-a`",
    ],
    [
      "B6",
      "there are no clusters with this name: eu-west-7",
      "names cluster `eu-west-7`, which is not registered",
    ],
    [
      "B6",
      "there are 2 clusters with the same name: [https://a.example https://b.example]",
      "2 clusters have the same name",
    ],
    [
      "B6",
      'error getting cluster by server "https://k.example": rpc error: code = NotFound desc = cluster "https://k.example" not found',
      "names cluster `https://k.example`, which is not registered",
    ],
    [
      "B6",
      "application destination can't have both name and server defined: eu https://k.example",
      "both a cluster name and a server",
    ],
  ])("%s: %s", (mode, message, headline) => {
    const findings = findingsOf(message);
    expect(findings).toMatchObject([{ mode, headline: expect.stringContaining(headline) }]);
    expect(findings[0]?.fix).toMatch(/\w.*\.$/s);
    expect(message).toContain(findings[0]?.evidence[0]?.excerpt);
  });

  it.each([
    ["a required field", "spec.destination.namespace is required for this kind"],
    [
      "impersonation",
      "no matching service account found for destination server https://k.example and namespace x",
    ],
    ["a namespace that is missing", "Namespace for web /v1, Kind=Service is missing."],
  ])("does not know %s", (_, message) => {
    expect(findingsOf(message)[0]?.mode).not.toMatch(/^[ABDE]\d/);
  });

  it("names the project that forbids a kind, and the objects", () => {
    const resource = (name: string, kind: string) => ({
      group: "rbac.authorization.k8s.io",
      version: "v1",
      kind,
      name,
      status: "SyncFailed",
      message: `resource rbac.authorization.k8s.io:${kind} is not permitted in project tills`,
    });
    const operationState = {
      phase: "Failed",
      message: "one or more synchronization tasks are not valid",
      syncResult: {
        resources: [resource("a", "ClusterRole"), resource("b", "ClusterRoleBinding")],
      },
    };
    const { findings } = diagnose(
      buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState } }),
    );
    expect(findings).toMatchObject([
      {
        mode: "B5",
        headline:
          "the sync fails: project `tills` does not permit `ClusterRole` and `ClusterRoleBinding`",
      },
    ]);
    expect(findings[0]?.fix).toContain("`a` and `b`");
  });

  it("names the namespace that the project forbids", () => {
    const message = "namespace kube-system is not permitted in project 'tills'";
    const resources = [{ kind: "Role", name: "r", status: "SyncFailed", message }];
    const operationState = { phase: "Failed", message: "not valid", syncResult: { resources } };
    const { findings } = diagnose(
      buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState } }),
    );
    expect(findings).toMatchObject([
      {
        mode: "B5",
        headline:
          "the sync fails: project `tills` does not permit objects in namespace `kube-system`",
      },
    ]);
  });
});
