import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Json, listAt, textAt } from "../json.ts";
import { loadWorld } from "../load-world.ts";
import { type Asked, askWorld, withAnswers } from "../testing/ask.ts";

let asked: Asked;
let broken: Asked;
beforeAll(async () => {
  asked = await askWorld("image-tag-missing");
  broken = await askWorld("cluster-unreachable");
});
afterAll(async () => {
  await asked[Symbol.asyncDispose]();
  await broken[Symbol.asyncDispose]();
});

const app = "/api/v1/applications/payments-api";
const router = "/api/v1/applications/edge-router";
const refusal = (status: number, code: number, message: unknown) => ({
  status,
  body: { error: message, code, message },
});

describe("managedResources", () => {
  const kinds = async (query: string) => {
    const { body } = await asked.ask(`${app}/managed-resources?${query}`);
    return listAt(body as Json, "items").map((item) => textAt(item, "kind"));
  };
  it.each([
    ["", ["Service", "Deployment"]],
    ["kind=Deployment", ["Deployment"]],
    ["kind=Deployment&version=v9", ["Deployment"]],
    ["group=apps&namespace=payments-prod&name=payments-api", ["Deployment"]],
    ["namespace=other", []],
  ])("with %s has %o", async (query, found) => {
    expect(await kinds(query)).toEqual(found);
  });

  it("keeps only the fields that are asked for", async () => {
    const fields = "items.kind,items.modified";
    expect(await asked.ask(`${app}/managed-resources?fields=${fields}`)).toEqual({
      status: 200,
      body: { items: [{ kind: "Service" }, { kind: "Deployment" }] },
    });
  });
});

describe("resourceEvents", () => {
  const uid = "f3fdbd18-0f2e-4a4c-81c6-6da73227ee91";
  const pod = "resourceName=payments-api-6445bf6c75-jrnsf&resourceNamespace=payments-prod";
  it("are the Application's own without a resource", async () => {
    const { body } = await asked.ask(`${app}/events`);
    const [first] = listAt(body as Json, "items");
    expect(textAt(first, "involvedObject", "kind")).toBe("Application");
  });

  it("are a resource's with its uid, name and namespace", async () => {
    const { body } = await asked.ask(`${app}/events?${pod}&resourceUID=${uid}`);
    const [first] = listAt(body as Json, "items");
    expect(textAt(first, "involvedObject", "uid")).toBe(uid);
  });

  it.each([
    ["another uid", `${pod}&resourceUID=other`],
    ["no uid", pod],
    ["no namespace", `resourceName=payments-api-6445bf6c75-jrnsf&resourceUID=${uid}`],
  ])("with %s are 400", async (_, query) => {
    const message = "payments-api-6445bf6c75-jrnsf not found as part of application payments-api";
    expect(await asked.ask(`${app}/events?${query}`)).toEqual(refusal(400, 3, message));
  });

  it("tell why there is no tree", async () => {
    const message = /^error getting app resources: error getting cached app resource tree: /;
    const got = await broken.ask(`${router}/events?resourceUID=x`);
    expect(got).toMatchObject(refusal(500, 2, expect.stringMatching(message)));
  });
});

describe("liveResource and resourceActions", () => {
  const query = "namespace=payments-prod&resourceName=payments-api&group=apps";
  const deployment = `${query}&version=v1&kind=Deployment`;

  it("give the object as JSON in a string, and its actions", async () => {
    const { body } = await asked.ask(`${app}/resource?${deployment}`);
    expect(JSON.parse(textAt(body as Json, "manifest"))).toMatchObject({ kind: "Deployment" });
    const actions = await asked.ask(`${app}/resource/actions?${deployment}`);
    expect(listAt(actions.body as Json, "actions")).toHaveLength(4);
  });

  it.each([
    ["kind", query],
    ["version", `${query}&kind=Deployment`],
    ["resourceName", "version=v1&kind=Deployment"],
  ])("cannot do without %s", async (missing, given) => {
    const message = `grpc: error while marshaling: proto: required field "${missing}" not set`;
    expect(await asked.ask(`${app}/resource?${given}`)).toEqual(refusal(500, 13, message));
  });

  it("take an empty version for the one of the tree, and miss another", async () => {
    expect((await asked.ask(`${app}/resource?${query}&kind=Deployment&version=`)).status).toBe(200);
    const other = await asked.ask(`${app}/resource?${query}&kind=Deployment&version=v1beta1`);
    expect(other).toMatchObject({
      status: 404,
      body: { message: expect.stringMatching(/^error getting resource: /) },
    });
  });

  it.each([
    ["version=v1&kind=Pod&resourceName=gone&namespace=payments-prod", "Pod  gone"],
    [`${query}&version=v1&kind=StatefulSet`, "StatefulSet apps payments-api"],
  ])("are 400 for what is not in the tree", async (given, named) => {
    const message = `${named} not found as part of application payments-api`;
    expect(await asked.ask(`${app}/resource?${given}`)).toEqual(refusal(400, 3, message));
  });

  it("are 404 for what has gone since", async () => {
    const path = "applications/argocd/payments-api/resources.json";
    const world = withAnswers(loadWorld("image-tag-missing"), { [path]: {} });
    await using gone = await askWorld(world);
    const message = 'error getting resource: Deployment.apps "payments-api" not found';
    expect(await gone.ask(`${app}/resource?${deployment}`)).toEqual(refusal(404, 5, message));
  });
});

describe("manifests and revisionMetadata", () => {
  it("are of the target revision, of a deployed one, or of none", async () => {
    const images = async (query: string) =>
      /api:\d[\w.-]+/.exec(JSON.stringify((await asked.ask(`${app}/manifests${query}`)).body))?.[0];
    expect(await images("")).toBe("api:2.4.0-rc1");
    expect(await images("?revision=main")).toBe("api:2.4.0-rc1");
    expect(await images("?revision=58dfa8ad8a7fed9160b9ba3f7e42a425098bab55")).toBe("api:2.3.0");
    expect(await asked.ask(`${app}/manifests?revision=v9`)).toEqual(
      refusal(500, 2, "unable to resolve 'v9' to a commit SHA"),
    );
  });

  it.each([
    ["58dfa8ad8a7fed9160b9ba3f7e42a425098bab55", 200],
    ["58dfa8a", 200],
    ["58dfa8", 500],
    ["0000000", 500],
    ["main", 500],
  ])("metadata of %s is %i", async (revision, status) => {
    const got = await asked.ask(`${app}/revisions/${revision}/metadata`);
    expect(got.status).toBe(status);
    if (status === 200) expect(got.body).toMatchObject({ message: "payments-api: 2.3.0" });
  });
});
