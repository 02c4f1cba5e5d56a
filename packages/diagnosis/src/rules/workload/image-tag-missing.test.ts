import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const image = "ghcr.example:5000/team/web:9.9";
const old = { image: "ghcr.example:5000/team/web:9.8", pods: [{}, {}] };

function failing(
  message: string,
  warnings: readonly string[] = [],
  reason = "ImagePullBackOff",
): PodSeed {
  return { waiting: { reason, message }, warnings };
}

function findingsOf(pod: PodSeed) {
  return diagnose(buildObserved({ deployments: { shop: [old, { image, pods: [pod] }] } })).findings;
}

describe("F1, image tag missing", () => {
  it.each([
    [
      "containerd",
      `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
    ],
    [
      "Docker",
      `rpc error: code = Unknown desc = Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`,
    ],
    ["CRI-O", `reading manifest 9.9 in ghcr.example:5000/team/web: manifest unknown`],
    [
      "a registry that answers 404",
      `failed to resolve reference "${image}": unexpected status from HEAD request to https://ghcr.example:5000/v2/team/web/manifests/9.9: 404 Not Found`,
    ],
    [
      "no such repository",
      `failed to resolve reference "${image}": name unknown: repository name not known to registry`,
    ],
  ])("is recognised in the words of %s", (_, message) => {
    const [finding] = findingsOf(failing(message, [], "ErrImagePull"));
    expect(finding).toMatchObject({
      id: "F1:Deployment/shop:new-revision",
      mode: "F1",
      severity: "warning",
      version: "9.9",
      headline: "the new revision cannot pull its image",
      fix: "Push the tag, or set the image back to `9.8` in `shop-deploy` `apps/shop/live`.",
    });
    expect(finding?.facts[0]).toMatchObject({
      text: "Image `team/web:9.9` is not found in the registry",
      where: "pod …7d4b9c86f1-x0zk1, ErrImagePull",
    });
  });

  it.each([
    "reg.example/shop/web:1.403.0",
    "reg.example/shop/web:500",
    "reg.example/shop/web:build.429",
    "reg.example/unauthorized/denied:2",
  ])("takes nothing in the image's own name for the registry's answer: %s", (named) => {
    const message = `failed to pull and unpack image "${named}": failed to resolve reference "${named}": ${named}: not found`;
    const deployments = { shop: [old, { image: named, pods: [failing(message)] }] };
    expect(diagnose(buildObserved({ deployments })).findings[0]?.mode).toBe("F1");
  });

  it("reads the event when the waiting container says only that it backs off", () => {
    const event = `Failed: Failed to pull image "${image}": rpc error: code = NotFound desc = failed to resolve reference "${image}": ${image}: not found`;
    const [finding] = findingsOf(failing(`Back-off pulling image "${image}"`, [event]));
    expect(finding?.mode).toBe("F1");
    expect(finding?.evidence.map(({ field }) => field)).toContain("event Failed");
  });

  it.each([
    [
      "credentials",
      `failed to resolve reference "${image}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    ],
    [
      "a missing pull secret",
      `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.example/token: 401 Unauthorized`,
    ],
    [
      "a registry that would not say",
      `failed to resolve reference "${image}": unexpected status from HEAD request to https://ghcr.example:5000/v2/team/web/manifests/9.9: 403 Forbidden: not found, or not permitted: not found`,
    ],
    [
      "a rate limit",
      `failed to copy: httpReadSeeker: failed open: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.`,
    ],
    [
      "another platform",
      `failed to pull and unpack image "${image}": no match for platform in manifest: not found`,
    ],
    [
      "a registry that is down",
      `failed to resolve reference "${image}": failed to do request: Head "https://ghcr.example:5000/v2/": dial tcp: lookup ghcr.example: no such host`,
    ],
    ["nothing but the back-off", `Back-off pulling image "${image}"`],
  ])("is not claimed for %s, which is quoted", (_, message) => {
    const [finding, ...rest] = findingsOf(failing(message));
    expect(rest).toEqual([]);
    expect(finding?.mode).not.toBe("F1");
    expect(finding?.headline).toMatch(/^the new revision cannot pull its image/);
    expect(finding?.headline).not.toMatch(/not found in the registry/);
    expect(finding?.evidence[0]?.excerpt).toBe(message);
  });

  it("folds Deployments with the same missing tag, also those that were not fetched", () => {
    const of = (name: string, unfetched = false) => {
      const reference = `r.example/${name}:7.1`;
      const message = `failed to resolve reference "${reference}": ${reference}: not found`;
      return [{ image: reference, pods: [{ ...failing(message), unfetched }] }];
    };
    const observed = buildObserved({
      deployments: {
        cart: of("cart"),
        till: of("till", true),
        web: [{ image: "r.example/web:7.0", pods: [{}] }],
      },
    });
    const { findings } = diagnose(observed);
    expect(findings.map(({ headline, fix }) => [headline, fix])).toEqual([
      [
        "`cart` and `till` cannot pull their images",
        "Push the tags, or name a tag that exists in `shop-deploy` `apps/shop/live`.",
      ],
    ]);
    expect(findings[0]?.facts[0]?.text).toBe(
      "Images `cart:7.1` and `till:7.1` are not found in the registry",
    );
  });
});
