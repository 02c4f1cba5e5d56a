/** What an investigation of one application asks, step by step. */
export interface Step {
  readonly title: string;
  /** Where the evidence of this step stands in the API. */
  readonly source: "application" | "resource-tree" | "events" | "logs" | "managed-resources";
  /** Below `/api/v1/applications/`. */
  readonly path: string;
  readonly ours: readonly [tool: string, args: Readonly<Record<string, unknown>>];
  readonly peer: readonly [tool: string, args: Readonly<Record<string, unknown>>];
}

export interface Workload {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly container: string;
}

/** The five calls: the application, its tree, its events, the logs of the failing workload, the differences. */
export function fiveCalls(name: string, namespace: string, workload: Workload): readonly Step[] {
  const applicationName = name;
  const theirs = { applicationName, applicationNamespace: namespace };
  const { container, ...resourceRef } = workload;
  const { kind, group } = workload;
  const logs = new URLSearchParams({
    kind,
    group,
    resourceName: workload.name,
    namespace: workload.namespace,
    container,
    tailLines: "100",
    follow: "false",
    appNamespace: namespace,
  });
  return [
    {
      title: "application",
      source: "application",
      path: name,
      ours: ["get_application", { applicationName }],
      peer: ["get_application", theirs],
    },
    {
      title: "resource tree",
      source: "resource-tree",
      path: `${name}/resource-tree`,
      ours: ["get_application_resource_tree", { applicationName }],
      peer: ["get_application_resource_tree", theirs],
    },
    {
      title: "application events",
      source: "events",
      path: `${name}/events`,
      ours: ["get_application_events", { applicationName }],
      peer: ["get_application_events", theirs],
    },
    {
      title: "logs of the workload",
      source: "logs",
      path: `${name}/logs?${logs}`,
      ours: [
        "get_application_workload_logs",
        { applicationName, resourceRef: { kind, name: workload.name } },
      ],
      peer: ["get_application_workload_logs", { ...theirs, resourceRef, container }],
    },
    {
      title: "differences",
      source: "managed-resources",
      path: `${name}/managed-resources`,
      ours: ["get_application_diff", { applicationName }],
      peer: ["get_application_managed_resources", { applicationName }],
    },
  ];
}
