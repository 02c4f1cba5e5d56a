import { expect, test } from "vitest";
import { readPlan } from "./read-plan.ts";

test.each([
  [
    "create an app called 'frontend' using the manifests from github.com/myorg/apps, main branch, deploy to production namespace",
    {
      verb: "create",
      name: "frontend",
      repository: "github.com/myorg/apps",
      branch: "main",
      namespace: "production",
      eachDirectory: false,
      missing: ["path"],
    },
  ],
  [
    "connect to my GitOps repo and create an Argo CD application for each directory under /apps",
    {
      verb: "create",
      said: "connect",
      eachDirectory: true,
      path: "/apps",
      missing: ["repository"],
    },
  ],
  [
    "deploy version 2.0 of my service, monitor its health, and roll back to the previous version if it degrades",
    {
      verb: "deploy",
      version: "2.0",
      monitors: true,
      rollbackIf: "it degrades",
      missing: ["application"],
    },
  ],
  ["sync payments-api", { verb: "sync", name: "payments-api", missing: [] }],
  ["SYNC `payments-api` NOW!!", { verb: "sync", name: "payments-api" }],
  [
    "please roll back orders-api to 5.1.0",
    { verb: "roll back", name: "orders-api", version: "5.1.0" },
  ],
  ["can you rollback payments-api?", { verb: "roll back", name: "payments-api", missing: [] }],
  [
    "roll back payments-api to the previous version",
    { verb: "roll back", name: "payments-api", version: "previous" },
  ],
  ["hey, could you restart web-eu", { verb: "restart", name: "web-eu" }],
  ["restart the pods of billing please", { verb: "restart", name: "billing" }],
  ["delete the application promo-eu", { verb: "delete", name: "promo-eu" }],
  [
    "scale cart-front to 5 replicas",
    { verb: "scale", name: "cart-front", replicas: 5, missing: [] },
  ],
  ["scale up billing", { verb: "scale", name: "billing", missing: ["replicas"] }],
  [
    "deploy orders-api 5.3.1 to the orders-prod namespace",
    { name: "orders-api", version: "5.3.1", namespace: "orders-prod" },
  ],
  [
    "deploy `web-eu` v3.2.0-rc1; if it crashes, roll back",
    { name: "web-eu", version: "v3.2.0-rc1", rollbackIf: "it crashes" },
  ],
  [
    "create application shop-api from https://git.acme.example/shop/deploy.git path envs/prod, revision release-7, namespace shop, project retail, on the prod-eu-1 cluster",
    {
      name: "shop-api",
      repository: "https://git.acme.example/shop/deploy.git",
      path: "envs/prod",
      branch: "release-7",
      namespace: "shop",
      project: "retail",
      cluster: "prod-eu-1",
      missing: [],
    },
  ],
  [
    "create one application per folder under clusters/prod in git@github.com:acme/gitops.git",
    { eachDirectory: true, path: "clusters/prod", repository: "git@github.com:acme/gitops.git" },
  ],
  ["promote cart-front", { verb: "other", said: "promote", name: "cart-front" }],
  ["refresh checkout", { verb: "other", said: "refresh", name: "checkout" }],
  ["sync it", { verb: "sync", missing: ["application"] }],
])("%j is understood", (text, plan) => {
  expect(readPlan(text)).toMatchObject(plan);
});

test.each([
  "I'll restart my laptop",
  "I'll restart my laptop now",
  "deploy failed",
  "sync failed on notifications",
  "the rollback worked",
  "logs look fine now",
  "who deployed payments-api last?",
  "should we roll back?",
  "we deleted promo-eu twice and it keeps coming back",
])("%j orders nothing", (text) => {
  expect(readPlan(text)).toBeUndefined();
});

test("what was not said is not made up", () => {
  const plan = readPlan("sync it");

  expect(plan).toEqual({
    verb: "sync",
    said: "sync",
    eachDirectory: false,
    monitors: false,
    missing: ["application"],
  });
});

test("a condition that speaks of a version deploys none", () => {
  const plan = readPlan(
    "deploy web-eu and roll back to the previous version if the error rate rises",
  );

  expect(plan).toMatchObject({ rollbackIf: "the error rate rises", missing: ["version"] });
});

test("Argo CD is no application's name", () => {
  expect(readPlan("create an Argo CD application for each directory under /apps")?.name).toBe(
    undefined,
  );
});
