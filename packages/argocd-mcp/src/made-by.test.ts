import { Application } from "@lynceus/argocd";
import { expect, test } from "vitest";
import { madeBy } from "./made-by.ts";
import { fakeFleet, summary } from "./testing/fake-fleet.ts";

const fleet = fakeFleet({ applications: [summary("platform")] });
const tracking = (id: string) => ({ annotations: { "argocd.argoproj.io/tracking-id": id } });
const label = (instance: string) => ({ labels: { "app.kubernetes.io/instance": instance } });

test.each([
  [{ ownerReferences: [{ kind: "ApplicationSet", name: "tills" }] }, "ApplicationSet", "tills"],
  [tracking("platform:argoproj.io/Application:argocd/web"), "Application", "platform"],
  [tracking("team_platform:argoproj.io/Application:argocd/web"), "Application", "platform"],
  [label("platform"), "Application", "platform"],
])("%j is made by %s %s", (metadata, kind, name) => {
  const application = Application.parse({ metadata: { name: "web", ...metadata }, spec: {} });
  expect(madeBy(application, summary("web"), fleet)).toEqual({ kind, name });
});

test.each([
  {},
  { ownerReferences: [{ kind: "Composition", name: "x" }] },
  tracking("web:apps/Deployment:web/web"),
  tracking("web:argoproj.io/Application:argocd/web"),
  label("some-chart"),
])("%j is made by nobody known", (metadata) => {
  const application = Application.parse({ metadata: { name: "web", ...metadata }, spec: {} });
  expect(madeBy(application, summary("web"), fleet)).toBeUndefined();
});
