import { expect, test } from "vitest";
import { resolveResource } from "./resolve-resource.ts";
import { fakeTree } from "./testing/fake-tree.ts";

const { nodes } = fakeTree([
  { kind: "Deployment", group: "apps", name: "web" },
  { kind: "Service", name: "web" },
  { kind: "ConfigMap", name: "settings" },
  { kind: "ConfigMap", name: "settings", namespace: "other", uid: "second" },
]);

test.each([
  [{ kind: "Deployment", name: "web" }, "Deployment-web"],
  [{ kind: "deployments", name: "web" }, "Deployment-web"],
  [{ kind: "deployment.apps", name: "web" }, "Deployment-web"],
  [{ kind: "Service", name: "web", namespace: "", group: "", version: "", uid: "" }, "Service-web"],
  [{ kind: "Service", name: "web", version: "v9" }, "Service-web"],
  [{ kind: "ConfigMap", name: "settings", namespace: "other" }, "second"],
  [{ kind: "ConfigMap", name: "settings", uid: "second" }, "second"],
])("%j is found", (ref, uid) => {
  expect(resolveResource(ref, nodes).uid).toBe(uid);
});

test.each([
  [{ kind: "ConfigMap", name: "settings" }, "2 objects are named"],
  [{ kind: "StatefulSet", name: "web" }, "There are: Deployment/web (apps, shop), Service/web"],
  [{ kind: "Service", name: "we" }, "There are: Service/web"],
  [{ kind: "Pod", name: "../../clusters" }, 'There is no "Pod/../../clusters"'],
])("%j is refused with what there is", (ref, words) => {
  expect(() => resolveResource(ref, nodes)).toThrow(words);
});
