import { ResourceTree } from "@lynceus/argocd";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { planObjects } from "../../plan-objects.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const manifest = {
  spec: {
    secretName: "till-tls",
    dnsNames: ["till.shop.example"],
    issuerRef: { kind: "Issuer", name: "acme-eu" },
  },
};
const certificate = {
  group: "cert-manager.io",
  kind: "Certificate",
  name: "till",
  uid: "c",
  health: { status: "Progressing", message: "Issuing certificate as Secret does not exist" },
};
const below = (group: string, kind: string, parent: string, uid: string) => ({
  group,
  kind,
  name: `till-${uid}`,
  namespace: "shop",
  uid,
  parentRefs: [{ group: "cert-manager.io", kind: "x", namespace: "shop", name: "x", uid: parent }],
});
const request = below("cert-manager.io", "CertificateRequest", "c", "r");
const order = below("acme.cert-manager.io", "Order", "r", "o");
const challenge = below("acme.cert-manager.io", "Challenge", "o", "h");

const pending = withObject(buildObserved({ health: "Progressing" }), {
  node: certificate,
  manifest,
});

describe("G5, a certificate that is not issued", () => {
  it.each([
    [
      'Referenced "Issuer" not found: issuer.cert-manager.io "acme-eu" not found',
      "it names Issuer `acme-eu`, which does not exist",
    ],
    ["Referenced issuer does not have a Ready status condition", "its issuer is not ready"],
  ])("its request says: %s", (message, why) => {
    const conditions = [{ type: "Ready", status: "False", reason: "Pending", message }];
    const observed = withObject(pending, { node: request, manifest: { status: { conditions } } });
    expect(diagnose(observed).findings).toMatchObject([
      {
        mode: "G5",
        headline: `Certificate \`till\` is not issued: ${why}`,
        resource: { kind: "Certificate" },
      },
    ]);
  });

  it.each([
    [
      "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'",
      "its HTTP-01 challenge cannot be read from outside (`wrong status code '404'`)",
    ],
    [
      'Waiting for DNS-01 challenge propagation: DNS record for "till.shop.example" not yet propagated',
      "its DNS-01 challenge does not come through",
    ],
    [
      "Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates already issued",
      "the certificate authority's rate limit is reached",
    ],
  ])("its challenge says: %s", (reason, why) => {
    const observed = withObject(
      withObject(withObject(pending, { node: request }), { node: order }),
      {
        node: challenge,
        manifest: { status: { state: "pending", reason } },
      },
    );
    const [finding] = diagnose(observed).findings;
    expect(finding).toMatchObject({
      mode: "G5",
      headline: `Certificate \`till\` is not issued: ${why}`,
    });
    expect(finding?.evidence[0]?.excerpt).toBe(reason);
  });

  it("has what stands below it fetched, the newest of each", () => {
    const tree = ResourceTree.parse({
      nodes: [
        { ...certificate, namespace: "shop" },
        { ...request, uid: "r0", createdAt: "2030-05-03T00:00:00Z" },
        { ...request, createdAt: "2030-05-04T00:00:00Z" },
        order,
        challenge,
      ],
    });
    const { objects, events } = planObjects({
      application: pending.application,
      tree,
      wantLogs: false,
    });
    expect(objects.map(({ uid }) => uid)).toEqual(["c", "r", "o", "h"]);
    expect(events.map(({ uid }) => uid)).toEqual(["c", "r", "o", "h"]);
  });

  it("is no alarm while nothing is wrong yet", () => {
    expect(diagnose(pending).findings[0]).toMatchObject({
      severity: "info",
      headline: "Certificate `till` is not issued: cert-manager gives no reason yet",
    });
  });

  it("is what pods wait for that mount its Secret", () => {
    const warnings = [
      'FailedMount: MountVolume.SetUp failed for volume "tls" : secret "till-tls" not found',
    ];
    const pods = [{ waiting: { reason: "ContainerCreating" }, warnings }];
    const observed = withObject(
      buildObserved({ deployments: { till: [{ image: "w:1", pods }] } }),
      {
        node: certificate,
        manifest,
        events: [
          'IssuerNotFound: Referenced "ClusterIssuer" not found: clusterissuer.cert-manager.io "acme" not found',
        ],
      },
    );
    expect(diagnose(observed).findings.map(({ mode, headline }) => [mode, headline])).toEqual([
      [
        "G5",
        "`till` cannot start: Certificate `till` is not issued: it names ClusterIssuer `acme`, which does not exist",
      ],
    ]);
  });
});
