import type { Reader, Reading } from "./reader.ts";

const asksForLogs = /\b(logs?|warnings?)\b/i;
const tellsOfChange = /\bI (set|changed|merged|added|removed)\b/i;
/** What the newest revision brought. */
const lastChange = [
  "get_application_manifests",
  { revision: "current", compareTo: "previous" },
] as const;

/** What our diagnosis tells that decides on the next call. */
interface Diagnosis {
  readonly application: { readonly sync: string };
  readonly findings: readonly {
    readonly mode: string;
    readonly subject: string;
    readonly resource?: {
      readonly kind: string;
      readonly name: string;
      readonly namespace?: string;
    };
  }[];
}

/**
 * The plain loop over our tools: `diagnose_application`, and where that does not tell enough, one more call that its
 * result suggests. That it stops when the answer is there is taken for granted; what it asks next is not.
 */
export async function readOurs(
  reader: Reader,
  { name, question }: { readonly name: string; readonly question: string },
  enough: (text: string) => boolean,
): Promise<readonly Reading[]> {
  const application = { applicationName: name };
  const logs = asksForLogs.test(question) ? { logs: true } : {};
  const first = await reader.read("diagnose_application", { ...application, ...logs });
  if (first.failed || enough(first.text)) return [first];
  const [tool, args] = nextCall(first.structured as Diagnosis, question);
  if (!reader.tools.includes(tool)) return [first];
  return [first, await reader.read(tool, { ...application, ...args })];
}

function nextCall(
  { application, findings }: Diagnosis,
  question: string,
): readonly [tool: string, args: object] {
  const [worst] = findings;
  if (application.sync === "OutOfSync") return ["get_application_diff", {}];
  if (worst === undefined)
    return tellsOfChange.test(question) ? lastChange : ["get_application", {}];
  if (worst.mode !== "?" || worst.resource === undefined) return lastChange;
  const { kind, name, namespace } = worst.resource;
  return ["get_resources", { resourceRefs: [{ kind, name, namespace }] }];
}

interface Node {
  readonly kind: string;
  readonly group?: string;
  readonly version: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  readonly health?: { readonly status?: string };
}

const unhealthy = new Set(["Degraded", "Progressing", "Missing", "Suspended"]);
/** Unhealthy objects that are looked at more closely. */
const most = 2;

/**
 * What a reader of the peer's tool list asks: the application, its tree and events, of two unhealthy pods their
 * events and logs, and the managed resources where it is out of sync. It is told the names of containers, which its
 * tools show in live manifests only.
 */
export async function readPeer(
  reader: Reader,
  {
    name,
    namespace,
    question,
    containerOf,
  }: {
    readonly name: string;
    readonly namespace: string;
    readonly question: string;
    /** Of the pod with this uid. */
    containerOf(uid: string): string;
  },
): Promise<readonly Reading[]> {
  const names = { applicationName: name, applicationNamespace: namespace };
  const application = await reader.read("get_application", names);
  const tree = await reader.read("get_application_resource_tree", names);
  const readings = [application, tree, await reader.read("get_application_events", names)];
  const nodes = (parsed(tree.text) as { nodes?: readonly Node[] }).nodes ?? [];
  const pods = nodes.filter(({ kind }) => kind === "Pod");
  const failing = pods.filter(({ health }) => unhealthy.has(health?.status ?? ""));
  const chosen = failing.length > 0 || !asksForLogs.test(question) ? failing : pods;
  for (const pod of chosen.slice(0, most)) {
    readings.push(
      await reader.read("get_resource_events", {
        ...names,
        resourceUID: pod.uid,
        resourceNamespace: pod.namespace ?? "",
        resourceName: pod.name,
      }),
    );
    const { kind, version, uid, name: podName, namespace: podNamespace = "", group = "" } = pod;
    const resourceRef = { kind, version, uid, group, name: podName, namespace: podNamespace };
    const container = containerOf(uid);
    readings.push(
      await reader.read("get_application_workload_logs", { ...names, resourceRef, container }),
    );
  }
  const { status } = parsed(application.text) as { status?: { sync?: { status?: string } } };
  if (status?.sync?.status === "OutOfSync")
    readings.push(
      await reader.read("get_application_managed_resources", { applicationName: name }),
    );
  return readings;
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
