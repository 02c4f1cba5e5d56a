import { type ArgocdClient, type LogLine, Pod, type ResourceNode } from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { chooseRun } from "./choose-run.ts";
import type { Line } from "./group-lines.ts";
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

/** Reads the telling log of one pod. Where the run before the restart is gone, the current one is read instead. */
export async function readPodLog(
  from: {
    readonly client: ArgocdClient;
    readonly summary: ApplicationSummary;
    /** Epoch milliseconds. */
    readonly now: number;
  },
  node: ResourceNode,
  request: LogRequest,
  signal: AbortSignal,
): Promise<PodLog> {
  const { client, summary, now } = from;
  const { tailLines, sinceSeconds } = request;
  const parsed = Pod.safeParse(await client.resource(summary, node, signal));
  if (!parsed.success) {
    throw new ExpectedError(`Argo CD's answer about pod \`${node.name}\` does not look like one.`);
  }
  const { container, previous, state, hasLog } = chooseRun(parsed.data, request, now);
  const read = (before: boolean) =>
    client.logs(
      summary,
      {
        namespace: node.namespace,
        podName: node.name,
        container,
        tailLines,
        previous: before,
        ...(sinceSeconds === undefined ? {} : { sinceSeconds }),
      },
      signal,
    );
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

function notesOf(log: Pick<PodLog, "pod" | "container">, lines: readonly LogLine[]): string[] {
  const said = new Set(lines.filter(({ status }) => status).map(({ content }) => content));
  const notes = [...said].slice(0, 5).map((text) => `${place(log)}: ${clip(text, 300)}`);
  if (lines.length === 0) notes.push(`${place(log)}: the log is empty.`);
  return notes;
}

function place({ pod, container }: Pick<PodLog, "pod" | "container">): string {
  return `${container} in pod ${pod}`;
}
