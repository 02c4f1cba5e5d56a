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
