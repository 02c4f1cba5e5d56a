import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const image = "eu.gcr.example/team/web:9.9";
const old = { image: "eu.gcr.example/team/web:9.8", pods: [{}, {}] };

function findingOf(pod: PodSeed) {
  const deployments = { shop: [old, { image, pods: [pod] }] };
  const { findings } = diagnose(buildObserved({ deployments }));
  expect(findings).toHaveLength(1);
  return findings[0];
}

const pulling = (message: string, warnings: readonly string[] = []): PodSeed => ({
  waiting: { reason: "ImagePullBackOff", message },
  warnings,
});

describe("F2, the registry refuses", () => {
  it.each([
    [
      "Docker Hub, which does not say whether it has it",
      `failed to resolve reference "${image}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
      "the registry denies access to it",
    ],
    [
      "a token server",
      `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.example/token: 401 Unauthorized`,
      "the registry asks for credentials",
    ],
    ["ECR", "no basic auth credentials", "the registry asks for credentials"],
    [
      "Artifact Registry",
      `failed to resolve reference "${image}": unexpected status from HEAD request to https://eu.gcr.example/v2/team/web/manifests/9.9: 403 Forbidden`,
      "the registry denies access to it",
    ],
    [
      "CRI-O",
      "initializing source docker://eu.gcr.example/team/web:9.9: reading manifest 9.9 in eu.gcr.example/team/web: denied: requested access to the resource is denied",
      "the registry denies access to it",
    ],
  ])("in the words of %s", (_, message, why) => {
    const finding = findingOf(pulling(message));
    expect(finding).toMatchObject({
      id: "F2:Deployment/shop:new-revision",
      headline: `the new revision cannot pull its image: ${why}`,
      fix: "Give the pod or its service account a pull secret that may read `team/web:9.9` (`imagePullSecrets`), or renew the one it has; `shop-deploy` `apps/shop/live`.",
    });
    expect(finding?.evidence[0]?.excerpt).toBe(message);
  });

  it("quotes the registry's answer, and keeps the whole as evidence", () => {
    const message = `Back-off pulling image "${image}": ErrImagePull: failed to pull and unpack image "${image}": unexpected status from GET request: 401 Unauthorized`;
    const finding = findingOf(pulling(message));
    expect(finding?.facts[0]?.text).toBe("`unexpected status from GET request: 401 Unauthorized`");
    expect(finding?.evidence[0]?.excerpt).toBe(message);
  });

  it("names the pull secret that is not there", () => {
    const finding = findingOf(
      pulling("rpc error: code = Unknown desc = 401 Unauthorized", [
        "FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (regcred-eu); attempting to pull the image may not succeed.",
      ]),
    );
    expect(finding?.headline).toBe(
      "the new revision cannot pull its image: pull secret `regcred-eu` cannot be read, and the registry asks for credentials",
    );
    expect(finding?.evidence.map(({ field }) => field)).toContain(
      "event FailedToRetrieveImagePullSecret",
    );
  });
});

describe("F3, the registry is out of reach", () => {
  it.each([
    [
      "failed to copy: httpReadSeeker: failed open: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
      "the registry's pull rate limit is reached (429)",
    ],
    ["toomanyrequests: Rate exceeded", "the registry's pull rate limit is reached"],
    ["pull QPS exceeded", "the registry's pull rate limit is reached"],
    [
      `failed to resolve reference "${image}": failed to do request: Head "https://eu.gcr.example/v2/": dial tcp: lookup eu.gcr.example on 10.96.0.10:53: no such host`,
      "registry `eu.gcr.example` cannot be reached (no such host)",
    ],
    [
      `failed to do request: Head "https://eu.gcr.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      "registry `eu.gcr.example` cannot be reached (certificate not accepted)",
    ],
    [
      "Error response from daemon: Get https://eu.gcr.example/v2/: net/http: request canceled while waiting for connection: i/o timeout",
      "registry `eu.gcr.example` cannot be reached (timed out)",
    ],
    [
      "unexpected status from HEAD request to https://eu.gcr.example/v2/team/web/manifests/9.9: 503 Service Unavailable",
      "registry `eu.gcr.example` cannot be reached (503 Service Unavailable)",
    ],
  ])("%s", (message, why) => {
    const finding = findingOf(pulling(message));
    expect(finding).toMatchObject({
      mode: "F3",
      headline: `the new revision cannot pull its image: ${why}`,
    });
    expect(finding?.shared).toMatchObject({ kind: "registry" });
    expect(JSON.stringify(finding)).not.toMatch(/not found in the registry|wrong tag/);
  });
});

describe("F4, an image that cannot run here", () => {
  const crashed = (log: string): PodSeed => ({
    waiting: { reason: "CrashLoopBackOff" },
    ended: { reason: "Error", exitCode: 255 },
    restarts: 3,
    log: [log],
  });

  it.each([
    ["runc", crashed("exec /usr/local/bin/web: exec format error")],
    ["Docker", crashed("standard_init_linux.go:228: exec user process caused: exec format error")],
    ["a shell", crashed("/bin/sh: /app/web: cannot execute binary file: Exec format error")],
    [
      "the runtime, before there is a log",
      {
        waiting: { reason: "CrashLoopBackOff" },
        ended: {
          reason: "StartError",
          exitCode: 128,
          message:
            "failed to create containerd task: OCI runtime create failed: unable to start container process: exec /web: exec format error: unknown",
        },
        restarts: 2,
      },
    ],
  ] satisfies [string, PodSeed][])("built for another machine, by %s", (_, pod) => {
    const finding = findingOf(pod);
    expect(finding).toMatchObject({
      mode: "F4",
      headline:
        "the new revision cannot start: its image is built for another CPU architecture (`exec format error`)",
    });
    expect(finding?.evidence[0]?.excerpt).toMatch(/exec format error/i);
    expect(finding?.fix).toMatch(/, or go back to `9\.8` in `shop-deploy` `apps\/shop\/live`\.$/);
  });

  it.each([
    [
      `failed to pull and unpack image "${image}": no match for platform in manifest: not found`,
      "ErrImagePull",
      "cannot pull its image: it is not built for the node's platform",
    ],
    [
      "Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries",
      "ErrImagePull",
      "cannot pull its image: it is not built for `linux/arm64/v8`",
    ],
    [
      `Failed to apply default image tag "eu.gcr.example/team/web:": couldn't parse image name "eu.gcr.example/team/web:": invalid reference format`,
      "InvalidImageName",
      "cannot start: `eu.gcr.example/team/web:` is not a valid image name for it",
    ],
    [
      `Container image "${image}" is not present with pull policy of Never`,
      "ErrImageNeverPull",
      "cannot start: its image is not on the node, and its pull policy is Never",
    ],
  ])("%s", (message, reason, headline) => {
    expect(findingOf({ waiting: { reason, message } })).toMatchObject({
      mode: "F4",
      headline: `the new revision ${headline}`,
    });
  });

  it("is not claimed for a crash whose log only speaks of a format", () => {
    expect(findingOf(crashed("ValueError: date format error in line 3"))?.mode).toBe("F5");
  });
});
