import type { World } from "../../packages/standins/src/index.ts";

/** A call of a reading tool. */
export interface Call {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface Node {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly group?: string;
}

const PER_CALL = 5;

function nodesOf(world: World, application: string): readonly Node[] {
  const key = world.applications.find((each) => each.endsWith(`/${application}`));
  const text = world.files.get(`applications/${key}/resource-tree.json`) ?? "{}";
  return (JSON.parse(text) as { nodes?: readonly Node[] }).nodes ?? [];
}

/** What makes applications, whether it has made the one in question or not. */
function* callsAboutSets(world: World): Generator<Call> {
  yield { tool: "list_applicationsets", args: {} };
  const listed = JSON.parse(world.files.get("applicationsets.json") ?? "{}") as {
    items?: readonly { readonly metadata: { readonly name: string } }[] | null;
  };
  for (const { metadata } of listed.items ?? []) {
    yield { tool: "get_applicationset", args: { applicationSetName: metadata.name } };
  }
}

/** Every question that the tools take about one application, the telling ones first. */
export function* callsAbout(world: World, applicationName: string): Generator<Call> {
  const call = (tool: string, args: object = {}): Call => ({
    tool,
    args: { applicationName, ...args },
  });
  yield call("get_application");
  yield call("get_application_resource_tree");
  yield call("get_application_events");
  yield call("get_application_history");
  yield call("get_application_diff");
  yield call("get_revision_metadata");
  yield call("get_application_manifests");
  yield call("get_application_manifests", { revision: "current", compareTo: "previous" });
  yield call("diagnose_application", { logs: true });
  yield { tool: "list_applications", args: { search: applicationName } };
  yield* callsAboutSets(world);
  const nodes = nodesOf(world, applicationName);
  const refs = nodes.map(({ kind, name, namespace = "", group = "" }) => ({
    kind,
    name,
    namespace,
    group,
  }));
  for (const { kind, name } of refs.filter((ref) => ref.kind === "Pod")) {
    const resourceRef = { kind, name };
    yield call("get_application_workload_logs", { resourceRef });
    yield call("get_application_workload_logs", { resourceRef, previous: true });
  }
  for (const resourceRef of refs.filter(({ kind }) => kind === "Rollout")) {
    yield call("get_resource_actions", { resourceRef });
  }
  for (const resourceRef of refs) yield call("get_resource_events", { resourceRef });
  for (let at = 0; at < refs.length; at += PER_CALL) {
    yield call("get_resources", { resourceRefs: refs.slice(at, at + PER_CALL) });
  }
}

/** Every question that the tools take about all applications at once. */
export function* callsAboutAll(projects: readonly string[]): Generator<Call> {
  yield { tool: "list_instances", args: {} };
  yield { tool: "list_applications", args: { limit: 200 } };
  yield { tool: "list_applications", args: { unhealthyOnly: true, limit: 200 } };
  yield { tool: "find_findings", args: {} };
  for (const project of projects) yield { tool: "find_findings", args: { project } };
  for (const sync of ["OutOfSync", "Unknown"]) {
    yield { tool: "list_applications", args: { sync, limit: 200 } };
  }
  yield { tool: "find_findings", args: { image: "docker.io" } };
}
