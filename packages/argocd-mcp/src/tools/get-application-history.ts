import type { Application, ApplicationTarget, ArgocdClient } from "@lynceus/argocd";
import { ApplicationHistoryResult, type SourceChange } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf, maxTokensArgument } from "../arguments.ts";
import {
  desiredRevisions,
  listDeployments,
  type PastDeployment,
  sameRevisions,
  sourceChange,
  sourcesOf,
} from "../changes/deployments.ts";
import { readSources } from "../changes/read-sources.ts";
import { fitItems } from "../fit-items.ts";
import { leaveOut } from "../leave-out.ts";
import { mapBounded } from "../map-bounded.ts";
import { roomBeside } from "../room-beside.ts";
import { startDeadline } from "../start-deadline.ts";
import { historyText } from "../text/history-text.ts";
import { count, name, quote } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";
import { withLiveStatus } from "../with-live-status.ts";

const MOST_COMMITS = 10;
const AT_ONCE = 4;

export const getApplicationHistory = defineTool({
  name: "get_application_history",
  title: "Get an application's deployments",
  description:
    "What was deployed, newest first: when, which revision, whose commit with what message, who or what started it; which one runs now, and whether Git is ahead of it.",
  inputSchema: argumentsOf({ ...applicationArguments, ...maxTokensArgument }),
  outputSchema: ApplicationHistoryResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { within, require } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell the history of \`${summary.name}\` within ${context.deadlineMs / 1000} s. Try again in a moment.`;
      const [application, past, ahead] = await require(late, async () => {
        const read = await client.getApplication(summary, within);
        return [read, ...(await readHistory(summary, read, client, within))] as const;
      });
      const deployments = past.map(({ revisions: _, ...deployment }) => deployment);
      const frame = {
        application: withLiveStatus(summary, application),
        total: deployments.length,
        ahead: ahead.map(briefly).slice(0, 5),
        notes: [
          ...aheadNotes(application, ahead),
          ...operationNotes(application),
          ...unreadNotes(past),
        ],
      };
      const listed = deployments.map((one) => ({ ...one, sources: one.sources.map(briefly) }));
      const shown = fitItems(listed, roomBeside(frame, maxTokens));
      return {
        ...frame,
        deployments: [...shown],
        ...leaveOut(context.results, {
          tool: "get_application_history",
          whole: { ...frame, ahead, deployments },
          count: listed.length - shown.length + ahead.length - frame.ahead.length,
          narrow: "Or ask with a larger maxTokens.",
        }),
      };
    }),
  text: historyText,
});

type ReadDeployment = Omit<PastDeployment, "sources"> & { readonly sources: SourceChange[] };

/** The newest deployments with their commits, the older ones without, and what Git names beyond them. */
async function readHistory(
  target: ApplicationTarget,
  application: Application,
  client: ArgocdClient,
  signal: AbortSignal,
): Promise<readonly [ReadDeployment[], SourceChange[]]> {
  const past = listDeployments(application);
  const desired = desiredRevisions(application);
  const isAhead = past[0] !== undefined && !sameRevisions(desired, past[0].revisions);
  let commits = 0;
  const read = await mapBounded(past, AT_ONCE, async ({ id, revisions, sources, ...rest }) => {
    commits += revisions.length;
    const plain = revisions.map((revision, at) => sourceChange(sources[at], revision));
    const of = { id, revisions, sources: [...sources] };
    const changes = commits > MOST_COMMITS ? plain : await readSources(target, of, client, signal);
    return { ...rest, id, revisions, sources: changes };
  });
  const of = { id: past[0]?.id, revisions: desired, sources: [...sourcesOf(application)] };
  return [[...read], isAhead ? await readSources(target, of, client, signal) : []];
}

/** A message's first line: what the list shows of it. */
function briefly(source: SourceChange): SourceChange {
  const { message, ...rest } = source;
  return message === undefined ? rest : { ...rest, message: message.split("\n")[0]?.slice(0, 200) };
}

function aheadNotes({ status }: Application, ahead: readonly SourceChange[]): readonly string[] {
  if (ahead.length === 0) return [];
  const sync = status?.sync?.status;
  const what =
    sync === "Synced"
      ? "its manifests are the same for this application, as in a repository that others share"
      : sync === "OutOfSync"
        ? "it is not applied"
        : "whether it changes this application is not known";
  return [`Git names a newer revision than the one deployed last; ${what}.`];
}

function operationNotes({ status }: Application): readonly string[] {
  const operation = status?.operationState;
  if (operation == null || operation.phase === "Succeeded" || operation.phase === "") return [];
  const revision = operation.syncResult?.revision ?? operation.operation?.sync?.revision;
  const by = operation.operation?.initiatedBy;
  const who = by?.automated ? " by auto-sync" : by?.username ? ` by ${quote(by.username, 80)}` : "";
  return [
    `The last operation${revision ? `, to ${name(revision)},` : ""}${who} is ${name(operation.phase)} since ${name(operation.finishedAt ?? operation.startedAt ?? "an unknown time")}: ${quote(operation.message ?? "", 300)}. It is not among the deployments.`,
  ];
}

function unreadNotes(past: readonly ReadDeployment[]): readonly string[] {
  const unread = past.filter(({ sources }) =>
    sources.every(({ author, message, failure }) => !(author ?? message ?? failure)),
  ).length;
  return unread === 0
    ? []
    : [
        `The commits of the oldest ${count(unread, "deployment")} were not read; get_revision_metadata tells them.`,
      ];
}
