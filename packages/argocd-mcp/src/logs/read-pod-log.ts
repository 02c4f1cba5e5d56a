import { type ArgocdClient, Pod, type ResourceNode } from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import { chooseRun } from "./choose-run.ts";
import type { Line } from "./group-lines.ts";
import { notesOf, place } from "./notes-of.ts";
import { readUnseen } from "./read-unseen.ts";
import { safeLines } from "./safe-lines.ts";

export interface LogRequest {
  readonly container?: string | undefined;
  readonly previous?: boolean | undefined;
  readonly sinceSeconds?: number | undefined;
  /** Lines from the end. */
  readonly tailLines: number;
}

export interface PodLog {
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly state: string;
  readonly lines: readonly Line[];
  /** What Argo CD said instead of a log, or why there is none, in words. */
  readonly notes: readonly string[];
}

interface From {
  readonly client: ArgocdClient;
  readonly summary: ApplicationSummary;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Reads the telling log of one pod. Where the run before the restart is gone, the current one is read instead. */
export async function readPodLog(
  from: From,
  node: ResourceNode,
  request: LogRequest,
  signal: AbortSignal,
): Promise<PodLog> {
  const { client, summary } = from;
  const { tailLines, sinceSeconds } = request;
  const readRun = (container: string | undefined, before: boolean) =>
    client.logs(
      summary,
      {
        namespace: node.namespace,
        podName: node.name,
        ...(container === undefined ? {} : { container }),
        tailLines,
        previous: before,
        ...(sinceSeconds === undefined ? {} : { sinceSeconds }),
      },
      signal,
    );
  const pod = await readPod(from, node, signal);
  if (pod instanceof ExpectedError) return readUnseen(node, pod, request, readRun);
  const { container, previous, state, hasLog } = chooseRun(pod, request, from.now);
  const read = (before: boolean) => readRun(container, before);
  const log = { pod: node.name, container, state };
  if (!hasLog) {
    const note = `${place(log)} has no log: it is ${state}.`;
    return { ...log, previous: false, lines: [], notes: [note] };
  }
  const lines = await read(previous);
  const found = { ...log, previous, lines: safeLines(lines), notes: notesOf(log, lines) };
  if (found.lines.length > 0 || !previous) return found;
  const current = await read(false);
  const why = `${place(log)}: the log of the run before the restart is empty or gone; the current run was read instead.`;
  return {
    ...log,
    previous: false,
    lines: safeLines(current),
    notes: [...found.notes, why, ...notesOf(log, current)],
  };
}

/** The pod, or why it may not be read. */
async function readPod(
  { client, summary }: From,
  node: ResourceNode,
  signal: AbortSignal,
): Promise<Pod | ExpectedError> {
  try {
    const parsed = Pod.safeParse(await client.resource(summary, node, signal));
    if (parsed.success) return parsed.data;
    return new ExpectedError(`Argo CD's answer about pod \`${node.name}\` does not look like one.`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ExpectedError) return error;
    throw error;
  }
}
