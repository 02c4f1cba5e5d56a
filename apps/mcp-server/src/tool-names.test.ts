import { readFileSync } from "node:fs";
import { describeTools } from "@lynceus/argocd-mcp";
import { describe, expect, test } from "vitest";

/** The tools of argocd-mcp 0.9.0 and their parameters, besides `argocdBaseUrl`, which every one has. */
const ARGOCD_MCP: Readonly<Record<string, readonly string[]>> = {
  list_applications: ["search", "limit", "offset"],
  list_clusters: ["server", "name"],
  get_application: ["applicationName", "applicationNamespace"],
  get_appproject: ["projectName"],
  get_application_resource_tree: ["applicationName", "applicationNamespace"],
  get_application_managed_resources: [
    ...["applicationName", "kind", "namespace", "name", "version", "group"],
    ...["appNamespace", "project"],
  ],
  get_application_workload_logs: [
    "applicationName",
    "applicationNamespace",
    "resourceRef",
    "container",
  ],
  get_application_events: ["applicationName", "applicationNamespace"],
  get_resource_events: [
    ...["applicationName", "applicationNamespace"],
    ...["resourceUID", "resourceNamespace", "resourceName"],
  ],
  get_resources: ["applicationName", "applicationNamespace", "resourceRefs"],
  get_resource_actions: ["applicationName", "applicationNamespace", "resourceRef"],
  create_application: ["application"],
  update_application: ["applicationName", "application"],
  delete_application: ["applicationName", "applicationNamespace", "cascade", "propagationPolicy"],
  sync_application: [
    ...["applicationName", "applicationNamespace"],
    ...["dryRun", "prune", "revision", "syncOptions"],
  ],
  run_resource_action: ["applicationName", "applicationNamespace", "resourceRef", "action"],
};

const ours = new Map(describeTools().map(({ name, inputSchema }) => [name, inputSchema]));
const guide = readFileSync(
  new URL("../../../docs/migrate-from-argocd-mcp.md", import.meta.url),
  "utf8",
);

describe.each(Object.entries(ARGOCD_MCP))("%s of argocd-mcp", (name, parameters) => {
  test("stands in the migration guide", () => {
    expect(guide).toContain(`\`${name}\``);
  });

  test("keeps its parameters where we have it, and asks for no more", () => {
    const schema = ours.get(name);
    if (schema === undefined) return;
    const { properties = {}, required = [] } = schema as {
      properties?: object;
      required?: string[];
    };

    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...parameters]));
    expect(parameters).toEqual(expect.arrayContaining(required));
  });
});

test("the guide names every tool that argocd-mcp has not", () => {
  const added = [...ours.keys()].filter((name) => !(name in ARGOCD_MCP));

  expect(added.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
