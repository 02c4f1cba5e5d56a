import { expect, it } from "vitest";
import { answering, serve } from "../testing/serve.ts";
import { createArgocdClient } from "./create-client.ts";

const target = { name: "a", namespace: "argocd", project: "p" };

async function answeringWith(body: string) {
  const { url } = await serve(answering(200, "application/json", body));
  return createArgocdClient({ instance: "prod", url, token: () => "a-token-of-tests" });
}

it("reads Go's null list as an empty one, but nothing else", async () => {
  const empty = await answeringWith('{"metadata":{"resourceVersion":"7"},"items":null}');
  expect(await empty.listApplications()).toEqual({ resourceVersion: "7", items: [] });
  expect(await empty.applicationEvents(target)).toEqual([]);
  for (const body of ["{}", "[]", "null", '{"applications":[]}']) {
    const odd = await answeringWith(body);
    await expect(odd.listApplications()).rejects.toMatchObject({ failure: "malformed" });
    await expect(odd.applicationEvents(target)).rejects.toMatchObject({ failure: "malformed" });
  }
});

it("reads managed resources and manifests that are none as none, and nothing else so", async () => {
  const empty = await answeringWith("{}");
  expect(await empty.managedResources(target)).toEqual([]);
  expect(await empty.manifests(target)).toMatchObject({ manifests: [] });
  for (const body of ["null", "7", '{"nodes":[]}']) {
    const odd = await answeringWith(body);
    await expect(odd.managedResources(target)).rejects.toMatchObject({ failure: "malformed" });
    await expect(odd.manifests(target)).rejects.toMatchObject({ failure: "malformed" });
  }
});

it("does not take silence about sync windows for a permission", async () => {
  const windows = { activeWindows: null, canSync: false };
  const closed = await answeringWith(JSON.stringify(windows));
  expect(await closed.syncWindows(target)).toMatchObject({ activeWindows: [], canSync: false });
  const silent = await answeringWith("{}");
  await expect(silent.syncWindows(target)).rejects.toMatchObject({ failure: "malformed" });
});

it("asks for what it needs, and names a source by its place", async () => {
  const asked: string[] = [];
  const { url } = await serve((request, response) => {
    asked.push((request.url ?? "").replace("/api/v1/applications/a/", ""));
    answering(200, "application/json", "{}")(request, response);
  });
  const client = createArgocdClient({ instance: "prod", url, token: () => "t" });
  await client.managedResources(target, { kind: "Deployment", name: "web" });
  await client.manifests(target);
  await client.manifests(target, "f00");
  await client.manifests(target, ["1.2.0", "f00"]);
  const of = { revision: "1.2.0", sourceIndex: 0, versionId: 7 };
  await client.chartDetails(target, of);
  await client.ociMetadata(target, "sha256:f00");
  await client.revisionMetadata(target, { ...of, revision: "f00", sourceIndex: 1 });

  const scope = "appNamespace=argocd&project=p";
  const states = "items.normalizedLiveState%2Citems.predictedLiveState";
  expect(asked).toEqual([
    `managed-resources?kind=Deployment&name=web&fields=items.group%2Citems.kind%2Citems.namespace%2Citems.name%2C${states}%2Citems.hook%2Citems.modified&${scope}`,
    `manifests?${scope}`,
    `manifests?revision=f00&${scope}`,
    `manifests?revisions=1.2.0&revisions=f00&sourcePositions=1&sourcePositions=2&${scope}`,
    `revisions/1.2.0/chartdetails?sourceIndex=0&versionId=7&${scope}`,
    `revisions/sha256%3Af00/ocimetadata?${scope}`,
    `revisions/f00/metadata?sourceIndex=1&versionId=7&${scope}`,
  ]);
});

it("does not lose a list to one odd application", async () => {
  const items = [{ metadata: { name: "a" }, spec: {} }, { metadata: 7 }];
  const client = await answeringWith(JSON.stringify({ items }));
  const list = await client.listApplications();
  expect(list.items.map(({ metadata }) => metadata.name)).toEqual(["a"]);
});

it("refuses an object whose manifest is no JSON", async () => {
  const client = await answeringWith('{"manifest":"{\\"kind\\":"}');
  const node = { group: "", version: "v1", kind: "Pod", namespace: "a", name: "a-1", uid: "1" };
  const whole = { ...node, parentRefs: [], info: [], images: [], createdAt: undefined };
  await expect(client.resource(target, whole)).rejects.toMatchObject({ failure: "malformed" });
});

it("refuses names that lead elsewhere before anything is sent", async () => {
  const client = createArgocdClient({
    instance: "prod",
    url: "http://127.0.0.1:9",
    token: () => expect.unreachable("no token is needed to refuse"),
  });
  for (const name of ["../projects/x", "..", "", "a/../../b"]) {
    await expect(client.getApplication({ ...target, name })).rejects.toThrow(/was not asked/);
  }
  await expect(client.revisionMetadata(target, "../..")).rejects.toThrow(/was not asked/);
});
