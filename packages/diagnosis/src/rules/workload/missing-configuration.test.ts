import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const template = {
  containers: [
    {
      name: "main",
      env: [
        { name: "DSN", valueFrom: { secretKeyRef: { name: "till-db", key: "dsn" } } },
        { name: "MODE", valueFrom: { configMapKeyRef: { name: "till-env", key: "mode" } } },
      ],
    },
  ],
};

function observed(pod: PodSeed, nodes: readonly object[] = []) {
  const deployments = { shop: [{ image: "r.example/web:1.1", pods: [pod] }] };
  return buildObserved({ deployments, template, nodes });
}

const refused = (message: string): PodSeed => ({
  waiting: { reason: "CreateContainerConfigError", message },
});
const mounting = (...warnings: string[]): PodSeed => ({
  waiting: { reason: "ContainerCreating" },
  warnings: warnings.map((warning) => `FailedMount: ${warning}`),
});

describe("F12, missing configuration", () => {
  it.each<[PodSeed, string, string]>([
    [
      refused('secret "till-db" not found'),
      "Secret `till-db` that it needs does not exist in namespace `shop`",
      "Container `main` needs it for `DSN`",
    ],
    [
      refused('configmap "till-env" not found'),
      "ConfigMap `till-env` that it needs does not exist in namespace `shop`",
      "Container `main` needs it for `MODE`",
    ],
    [
      refused("couldn't find key dsn in Secret shop/till-db"),
      "key `dsn` of Secret `till-db` that it needs is missing",
      "Container `main` needs it for `DSN`",
    ],
    [
      mounting('MountVolume.SetUp failed for volume "tls" : secret "till-tls" not found'),
      "Secret `till-tls` that it needs does not exist in namespace `shop`",
      "It is mounted as volume `tls`",
    ],
    [
      mounting(
        'MountVolume.SetUp failed for volume "conf" : references non-existent config key: app.yaml',
      ),
      "key `app.yaml` of the ConfigMap of volume `conf` that it needs is missing",
      "It is mounted as volume `conf`",
    ],
  ])("%#", (pod, told, need) => {
    const [finding] = diagnose(observed(pod)).findings;
    expect(finding).toMatchObject({
      mode: "F12",
      headline: `the application cannot start: ${told}`,
    });
    expect(finding?.facts[1]?.text).toBe(need);
    expect(finding?.fix).toContain("in namespace `shop`");
    const [ofSet] = diagnose(asKind(observed(pod), "DaemonSet")).findings;
    expect(ofSet).toMatchObject({ mode: "F12", resource: { kind: "DaemonSet" } });
  });

  it("names an object that is there under almost the same name", () => {
    const nodes = [{ kind: "Secret", namespace: "shop", name: "till-db-v2", uid: "s" }];
    const [finding] = diagnose(observed(refused('secret "till-db" not found'), nodes)).findings;
    expect(finding?.facts.map(({ text }) => text)).toContain(
      "The application has Secret `till-db-v2`",
    );
  });

  it("is not claimed of a mount that has come through since", () => {
    const pod: PodSeed = {
      ...mounting('MountVolume.SetUp failed for volume "tls" : secret "till-tls" not found'),
      waiting: { reason: "CrashLoopBackOff" },
      ended: { reason: "Error", exitCode: 1 },
      restarts: 5,
      log: ["panic: no"],
    };
    expect(diagnose(observed(pod)).findings[0]?.mode).toBe("F5");
  });
});

describe("F13, runs as root", () => {
  it.each([
    [
      'container has runAsNonRoot and image will run as root (pod: "web_shop(1)", container: main)',
      "it asks for runAsNonRoot, and its image runs as root",
    ],
    [
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "web_shop(1)", container: main)',
      "its image names its user `app`, which cannot be checked to be non-root (runAsNonRoot)",
    ],
    [
      'container\'s runAsUser breaks non-root policy (pod: "web_shop(1)", container: main)',
      "it sets runAsUser to root although it asks for runAsNonRoot",
    ],
  ])("%s", (message, why) => {
    const [finding] = diagnose(asKind(observed(refused(message)), "StatefulSet")).findings;
    expect(finding).toMatchObject({
      mode: "F13",
      headline: `the application cannot start: ${why}`,
    });
  });
});
