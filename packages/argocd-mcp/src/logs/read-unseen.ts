import type { LogLine, ResourceNode } from "@lynceus/argocd";
import type { ExpectedError } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { nodeInfo } from "../node-state.ts";
import { notesOf, place } from "./notes-of.ts";
import type { LogRequest, PodLog } from "./read-pod-log.ts";
import { safeLines } from "./safe-lines.ts";

/** Kubernetes' words where a pod has several containers and none was named. */
const SEVERAL = /a container name must be specified for pod \S+, choose one of: \[([^\]\s]+)/;
/** What the resource tree shows of a pod whose container does not stay up. */
const FAILING = /CrashLoopBackOff|Error|OOMKilled/;

/**
 * The log of a pod whose manifest may not be read: the run before the restart where the resource tree tells
 * of a crash, and the first container where there are several and none is asked for.
 */
export async function readUnseen(
  node: ResourceNode,
  why: ExpectedError,
  request: LogRequest,
  read: (container: string | undefined, previous: boolean) => Promise<readonly LogLine[]>,
): Promise<PodLog> {
  const status = nodeInfo(node, "Status Reason") ?? node.health?.status ?? "unknown";
  const restarts = Number(nodeInfo(node, "Restart Count") ?? 0);
  const crashed = restarts > 0 && FAILING.test(status);
  let container = request.container;
  let previous = request.previous ?? crashed;
  let lines = await read(container, previous);
  const first = lines.flatMap((line) =>
    line.status ? (SEVERAL.exec(line.content)?.[1] ?? []) : [],
  );
  if (container === undefined && first[0] !== undefined) {
    container = first[0];
    lines = await read(container, previous);
  }
  if (previous && lines.every((line) => line.status)) {
    previous = false;
    lines = [...lines, ...(await read(container, false))];
  }
  const log = {
    pod: node.name,
    container: container ?? "its only container",
    state: `${status}, ${restarts} restarts (resource tree)`,
  };
  const note = `${place(log)}: chosen without the pod's manifest, which could not be read: ${clip(why.message, 300)}`;
  return { ...log, previous, lines: safeLines(lines), notes: [note, ...notesOf(log, lines)] };
}
