import type { ResourceNode } from "@lynceus/argocd";
import { ExpectedError, WorkloadLogsResult } from "@lynceus/contract";
import { z } from "zod";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  ResourceRef,
  wordArgument,
} from "../arguments.ts";
import { clip } from "../clip.ts";
import { compilePattern, GrepArgument } from "../compile-pattern.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { indexTree, type TreeIndex } from "../index-tree.ts";
import { leaveOut } from "../leave-out.ts";
import { choosePods } from "../logs/choose-pods.ts";
import { groupLines } from "../logs/group-lines.ts";
import { type Entry, type Picked, pickEntries } from "../logs/pick-entries.ts";
import { type PodLog, readPodLog } from "../logs/read-pod-log.ts";
import { searchLines } from "../logs/search-lines.ts";
import { mapBounded } from "../map-bounded.ts";
import { resolveResource } from "../resolve-resource.ts";
import { startDeadline } from "../start-deadline.ts";
import { logsText } from "../text/logs-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const TAIL = 500;
const GREP_TAIL = 5_000;
const NAME = "get_application_workload_logs";
/** What is said of the rest. */
const FRAME_BYTES = 300;

export const getApplicationWorkloadLogs = defineTool({
  name: NAME,
  title: "Read the logs of a workload",
  description:
    "Logs of the failing pods, or of a workload or pod: errors and stack traces first, repeats folded. Picks the failing container and, after a restart, the run before it, unless said.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    resourceRef: ResourceRef.optional(),
    podName: wordArgument.optional(),
    container: wordArgument.optional(),
    previous: z.boolean().optional(),
    sinceSeconds: z.int().min(1).max(31_536_000).optional(),
    tailLines: z.int().min(1).max(5_000).optional().describe("Lines per pod; default 500."),
    grep: GrepArgument.optional().describe("RE2 pattern, over 5000 lines."),
    ...maxTokensArgument,
  }),
  outputSchema: WorkloadLogsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ resourceRef, podName, grep, maxTokens, ...rest }, context) => {
    const fits = grep === undefined ? undefined : compilePattern(grep);
    const { container, previous, sinceSeconds, tailLines, ...args } = rest;
    return aboutApplication(args, context, async (summary, client, signal) => {
      const { within, attempt, require, gaps } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell the resources of application \`${summary.name}\` in time. Try again in a moment.`;
      const tree = indexTree(await require(late, () => client.resourceTree(summary, within)));
      const { pods, notes } = choosePods(tree, aboutOf(tree, resourceRef, podName));
      const tail = tailLines ?? (fits === undefined ? TAIL : GREP_TAIL);
      const request = { container, previous, sinceSeconds, tailLines: tail };
      const from = { client, summary, now: context.clock() };
      const read = await mapBounded(pods, 4, (pod) =>
        attempt({ part: "logs", subject: pod.name }, () => readPodLog(from, pod, request, within)),
      );
      const logs = read.filter((log) => log !== undefined);
      const failed = gaps.map(({ subject, sentence }) => `${subject}: ${clip(sentence, 400)}`);
      if (pods.length > 0 && logs.length === 0) throw new ExpectedError(failed.join("\n"));
      const searches = logs.map(({ lines }) =>
        fits === undefined ? undefined : searchLines(lines, fits),
      );
      const blocks = logs.map(({ pod, lines }, at) => ({
        pod,
        blocks: groupLines(lines, searches[at]?.at),
      }));
      const picked = pickEntries(blocks, fits !== undefined);
      const unsearched = logs.flatMap(({ pod, lines }, at) => {
        const searched = searches[at]?.searched ?? lines.length;
        return searched < lines.length
          ? [`${pod}: only its last ${searched} lines were searched; this pattern is slow.`]
          : [];
      });
      const said = [...notes, ...failed, ...logs.flatMap((log) => log.notes), ...unsearched];
      const shown = bound(logs, said, picked, maxTokens * TOKEN_BYTES - FRAME_BYTES);
      const cut = shown.picked.filter(({ isCut }) => isCut).length;
      return {
        read: shown.read,
        notes: shown.notes,
        totalLines: logs.reduce((sum, { lines }) => sum + lines.length, 0),
        ...(fits === undefined
          ? {}
          : { matched: searches.reduce((sum, one) => sum + (one?.at.size ?? 0), 0) }),
        entries: inOrder(shown.picked.map(({ entry }) => entry)),
        ...leaveOut(context.results, {
          tool: NAME,
          whole: { notes: said, logs: logs.map(wholeLog) },
          count: picked.length - shown.picked.length + cut + said.length - shown.notes.length,
          narrow: "Or narrow it with grep, container or sinceSeconds.",
        }),
      };
    });
  },
  text: (result, { maxTokens }) => logsText(result, maxTokens * TOKEN_BYTES),
});

function aboutOf(
  { nodes }: TreeIndex,
  ref: ResourceRef | undefined,
  podName: string | undefined,
): ResourceNode | undefined {
  if (podName !== undefined) return resolveResource({ kind: "Pod", name: podName }, nodes);
  return ref === undefined ? undefined : resolveResource(ref, nodes);
}

/** What was read and what could not be come first; entries get what these leave. */
function bound(
  logs: readonly PodLog[],
  said: readonly string[],
  picked: readonly Picked[],
  maxBytes: number,
) {
  const read = [...fitItems(logs.map(readOf), maxBytes / 2)];
  const notes = [...fitItems(said, maxBytes / 4)];
  const room = maxBytes - Buffer.byteLength(JSON.stringify([read, notes]));
  const entries = fitItems(
    picked.map(({ entry }) => entry),
    room,
  );
  return { read, notes, picked: picked.slice(0, entries.length) };
}

function readOf({ pod, container, previous, state, lines }: PodLog) {
  const from = lines.find(({ at }) => at !== undefined)?.at;
  const to = lines.findLast(({ at }) => at !== undefined)?.at;
  return {
    pod,
    container,
    previous,
    lines: lines.length,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    state: clip(state, 200),
  };
}

/** Each part as it was logged, oldest first. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const inPart = (part: Entry["part"]) =>
    entries
      .filter((entry) => entry.part === part)
      .reverse()
      .sort((a, b) => (a.last ?? a.at ?? "").localeCompare(b.last ?? b.at ?? ""));
  return [...inPart("telling"), ...inPart("context")];
}

function wholeLog({ pod, container, previous, lines }: PodLog) {
  return {
    pod,
    container,
    previous,
    lines: lines.map(({ text, at }) => (at === undefined ? text : `${at} ${text}`)),
  };
}
