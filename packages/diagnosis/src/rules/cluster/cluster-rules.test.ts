import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

const destination = { server: "https://k8s.eu-7.corp.test:6443", namespace: "shop" };

function unread(message: string, type = "ComparisonError") {
  const conditions = [{ type, message }];
  const observed = buildObserved({
    health: "Healthy",
    sync: "Unknown",
    spec: { destination },
    status: { conditions },
  });
  return diagnose(observed).findings;
}

const live =
  'Failed to load live state: failed to get cluster info for "https://k8s.eu-7.corp.test:6443": error synchronizing cache state : ';
const where = "cluster `k8s.eu-7.corp.test:6443`";

describe("group C: the destination cluster", () => {
  it.each([
    [
      "C1",
      `${live}Get "https://k8s.eu-7.corp.test:6443/version?timeout=32s": dial tcp 10.9.8.7:6443: i/o timeout`,
      `it is not this application: Argo CD cannot reach ${where} (timed out)`,
    ],
    [
      "C1",
      `${live}failed to get server version: Get "https://k8s.eu-7.corp.test:6443/version?timeout=32s": dial tcp: lookup k8s.eu-7.corp.test: no such host`,
      `it is not this application: Argo CD cannot reach ${where} (no such host)`,
    ],
    [
      "C1",
      `${live}Get "https://k8s.eu-7.corp.test:6443/version": tls: failed to verify certificate: x509: certificate has expired or is not yet valid`,
      `it is not this application: Argo CD cannot reach ${where} (certificate not accepted)`,
    ],
    [
      "C2",
      `${live}the server has asked for the client to provide credentials`,
      `it is not this application: ${where} does not accept Argo CD's credentials`,
    ],
    [
      "C2",
      `${live}Get "https://k8s.eu-7.corp.test:6443/version": getting credentials: exec: executable argocd-k8s-auth failed with exit code 1`,
      `it is not this application: ${where} does not accept Argo CD's credentials`,
    ],
    [
      "C3",
      `${live}failed to load initial state of resource CronJob.batch: cronjobs.batch is forbidden: User "system:serviceaccount:kube-system:argocd-manager" cannot list resource "cronjobs" in API group "batch" at the cluster scope`,
      "it is not this application: Argo CD may not list `cronjobs` in its cluster",
    ],
    [
      "C4",
      `${live}unable to retrieve the complete list of server APIs: custom.metrics.k8s.io/v1beta1: the server is currently unable to handle the request`,
      `it is not this application: in ${where} an API \`custom.metrics.k8s.io/v1beta1\` does not answer`,
    ],
    [
      "C4",
      `${live}failed to load initial state of resource Widget.acme.test: conversion webhook for acme.test/v1, Kind=Widget failed: Post "https://w.acme.svc:443/convert": no endpoints available for service "w"`,
      `it is not this application: in ${where} the conversion webhook for \`acme.test/v1 Widget\` fails`,
    ],
    [
      "C5",
      'Failed to load live state: namespace "shop" for Deployment "till" is not managed',
      'Argo CD does not manage where it belongs: `namespace "shop" for Deployment "till" is not managed`',
    ],
  ])("%s: %s", (mode, message, headline) => {
    const findings = unread(message);
    expect(findings).toMatchObject([{ mode, headline }]);
    expect(message).toContain(findings[0]?.evidence[0]?.excerpt);
    expect(findings[0]?.shared).toEqual(
      mode === "C5" ? undefined : { kind: "cluster", name: "k8s.eu-7.corp.test:6443" },
    );
  });

  it.each([
    [
      "Failed to load target state: failed to list refs: dial tcp: lookup git.corp.test: no such host",
    ],
    [
      'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.1:8081: connect: connection refused"',
    ],
  ])("does not take Git or the repo-server for the cluster: %s", (message) => {
    expect(unread(message)[0]?.mode).not.toMatch(/^C/);
  });

  const rejected = (message: string, syncOptions: readonly string[] = []) => {
    const resources = ["Service", "StatefulSet"].map((kind) => ({
      kind,
      name: "till",
      namespace: "tills",
      status: "SyncFailed",
      message,
    }));
    const operationState = { phase: "Failed", message: "failed", syncResult: { resources } };
    return diagnose(
      buildObserved({
        health: "Missing",
        sync: "OutOfSync",
        spec: { syncPolicy: { automated: {}, syncOptions } },
        status: { operationState },
      }),
    ).findings;
  };

  it("C6: names the namespace that is not there, and whether Argo CD was asked to make it", () => {
    const message = 'namespaces "tills" not found';
    const [finding, ...rest] = rejected(message);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      mode: "C6",
      headline: "the sync fails: namespace `tills` does not exist",
    });
    expect(finding?.facts[1]?.text).toContain("does not ask Argo CD to create it");
    expect(rejected(message, ["CreateNamespace=true"])[0]?.facts[1]?.text).toContain(
      "only the destination's own",
    );
  });

  it("C6: tells objects that belong to no namespace at all", () => {
    expect(rejected("Namespace for till apps/v1, Kind=StatefulSet is missing.")).toMatchObject([
      { mode: "C6", headline: expect.stringContaining("`till` name no namespace") },
    ]);
  });

  it("C3: names the right that Argo CD's account lacks when it applies", () => {
    const message =
      'services "till" is forbidden: User "system:serviceaccount:argocd:app-controller" cannot patch resource "services" in API group "" in the namespace "tills"';
    expect(rejected(message)).toMatchObject([
      {
        mode: "C3",
        headline: "it is not this application: Argo CD may not patch `services` in its cluster",
      },
    ]);
  });

  it("leaves a namespace on its way out to another rule", () => {
    const message =
      'services "till" is forbidden: unable to create new content in namespace tills because it is being terminated';
    expect(rejected(message)[0]?.mode).not.toMatch(/^C/);
  });
});
