import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const manifest = {
  spec: {
    secretStoreRef: { kind: "SecretStore", name: "aws-eu" },
    target: { name: "till-db" },
    data: [{ secretKey: "dsn", remoteRef: { key: "prod/till/dsn" } }],
  },
};

function node(kind: string, message: string, group = "external-secrets.io") {
  return { group, kind, name: "till-es", health: { status: "Degraded", message } };
}

const waiting = buildObserved({
  deployments: {
    till: [
      {
        image: "r.example/till:3",
        pods: [
          {
            waiting: {
              reason: "CreateContainerConfigError",
              message: 'secret "till-db" not found',
            },
          },
        ],
      },
    ],
  },
});

function failing(message: string, events: readonly string[] = []) {
  return withObject(buildObserved({}), { node: node("ExternalSecret", message), manifest, events });
}

describe("G1, an ExternalSecret that gets no data", () => {
  it.each<[string, readonly string[], string]>([
    [
      "could not get secret data from provider",
      [
        "UpdateFailed: AccessDeniedException: User: arn:aws:sts::1:assumed-role/eso is not authorized to perform: secretsmanager:GetSecretValue",
      ],
      "cannot read `prod/till/dsn`: permission denied",
    ],
    [
      'could not get secret data from provider: key "prod/till/dsn" from ExternalSecret "till-es"',
      [
        "UpdateFailed: error retrieving secret at .data[0], key: prod/till/dsn, err: Secret does not exist",
      ],
      "cannot read `prod/till/dsn`: it is not there",
    ],
    [
      "error processing spec.data[0] (key: kv/till), err: Error making API request. Code: 403. Errors: * permission denied",
      [],
      "cannot read `kv/till`: permission denied (403)",
    ],
    [
      "unable to log in with Kubernetes auth: invalid role name",
      [],
      "cannot read `prod/till/dsn`: the credentials of secret store `aws-eu` are not accepted",
    ],
    [
      'SecretStore "aws-eu" is not ready',
      [],
      "cannot read `prod/till/dsn`: secret store `aws-eu` is not ready or not there",
    ],
    [
      "target is owned by another ExternalSecret",
      [],
      "may not write Secret `till-db`: another ExternalSecret owns it",
    ],
    ["something new", [], "cannot read `prod/till/dsn`: `something new`"],
  ])("%s %s", (message, events, told) => {
    const { findings } = diagnose(failing(message, events));
    expect(findings).toMatchObject([
      { mode: "G1", severity: "warning", headline: `ExternalSecret \`till-es\` ${told}` },
    ]);
  });

  it("is the one failure there is when pods wait for the Secret it makes under another name", () => {
    const message = "error processing spec.data[0] (key: kv/till), err: 403 permission denied";
    const observed = withObject(asKind(waiting, "StatefulSet"), {
      node: node("ExternalSecret", message),
      manifest,
    });
    const { findings } = diagnose(observed);
    expect(findings).toMatchObject([
      {
        mode: "G1",
        severity: "critical",
        resource: { kind: "StatefulSet" },
        headline:
          "`till` cannot start: ExternalSecret `till-es` cannot read `kv/till`: permission denied (403)",
      },
    ]);
    expect(findings[0]?.evidence.map(({ excerpt }) => excerpt)).toContain(
      'secret "till-db" not found',
    );
  });

  it("is not claimed of a healthy one beside pods that miss their Secret", () => {
    const healthy = { ...node("ExternalSecret", ""), health: { status: "Healthy" } };
    const { findings } = diagnose(withObject(waiting, { node: healthy, manifest }));
    expect(findings.map(({ mode }) => mode)).toEqual(["F12"]);
  });
});

describe("G2 and G3, stores and sealed secrets", () => {
  it.each([
    ["SecretStore", "unable to validate store"],
    ["ClusterSecretStore", "unable to create client: invalid provider config"],
  ])("%s", (kind, message) => {
    expect(
      diagnose(withObject(buildObserved({}), { node: node(kind, message) })).findings,
    ).toMatchObject([
      {
        mode: "G2",
        headline: `${kind} \`till-es\` cannot be used: \`${message}\``,
        shared: { kind: "secret-store", name: "shop/till-es" },
      },
    ]);
  });

  it.each([
    ["no key could decrypt secret (password)", "cannot be decrypted in this cluster (`password`)"],
    ["no key could decrypt secret", "cannot be decrypted in this cluster"],
    [
      'failed update: Resource "till-es" already exists and is not managed by SealedSecret',
      "cannot make its Secret: one of that name exists that it did not make",
    ],
  ])("%s", (message, told) => {
    const sealed = node("SealedSecret", message, "bitnami.com");
    expect(diagnose(withObject(buildObserved({}), { node: sealed })).findings).toMatchObject([
      { mode: "G3", headline: `SealedSecret \`till-es\` ${told}` },
    ]);
  });

  it("leave other objects alone", () => {
    const other = node("Widget", "no key could decrypt secret", "example.com");
    expect(diagnose(withObject(buildObserved({}), { node: other })).findings[0]?.mode).toBe("?");
  });
});
