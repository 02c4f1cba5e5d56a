import type { SyncWindows } from "@lynceus/argocd";
import { ApplicationDiffResult } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  objectArguments,
} from "../arguments.ts";
import { compareStates } from "../changes/compare-states.ts";
import { desiredRevisions } from "../changes/deployments.ts";
import { fitChanges } from "../changes/fit-changes.ts";
import { pickResources } from "../changes/pick-resources.ts";
import { foldGaps } from "../fold-gaps.ts";
import { leaveOut } from "../leave-out.ts";
import { roomBeside } from "../room-beside.ts";
import { startDeadline } from "../start-deadline.ts";
import { diffText } from "../text/diff-text.ts";
import { quote } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";
import { withLiveStatus } from "../with-live-status.ts";

export const getApplicationDiff = defineTool({
  name: "get_application_diff",
  title: "Diff an application against Git",
  description:
    "What is not in the cluster as Git wants it, as a unified diff (`-` cluster, `+` Git): only what drifted, and what is missing or to be pruned. Ignored differences and hooks are left out; of Secrets it is only said that they differ.",
  inputSchema: argumentsOf({ ...applicationArguments, ...objectArguments, ...maxTokensArgument }),
  outputSchema: ApplicationDiffResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ kind, name, namespace, group, maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { within, attempt, require, gaps } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not give both sides of \`${summary.name}\` within ${context.deadlineMs / 1000} s. Try again, or ask for one \`kind\` and \`name\`.`;
      const [application, picked, states] = await require(late, async () => {
        const read = await client.getApplication(summary, within);
        const pick = pickResources(read, { kind, name, namespace, group });
        return [read, pick, await client.managedResources(summary, pick.filter, within)] as const;
      });
      const { changes, notes } = compareStates(states, picked.resources, application);
      const subject = `application \`${summary.name}\``;
      const windows =
        changes.length === 0
          ? undefined
          : await attempt({ part: "windows", subject }, () => client.syncWindows(summary, within));
      const frame = {
        application: withLiveStatus(summary, application),
        revisions: [...desiredRevisions(application)],
        compared: states.filter(({ hook }) => !hook).length,
        differing: changes.length,
        notes: [...notes, ...windowNotes(windows), ...foldGaps(gaps).map((gap) => quote(gap, 300))],
      };
      const { shown, leftOut } = fitChanges(changes, {
        maxBytes: roomBeside(frame, maxTokens),
        linesOf: ({ diff }) => diff,
        withLines: (change, diff) => ({ ...change, diff }),
      });
      return {
        ...frame,
        changes: shown,
        ...leaveOut(context.results, {
          tool: "get_application_diff",
          whole: { ...frame, changes },
          count: leftOut,
          narrow: "Or ask for one kind and name.",
        }),
      };
    }),
  text: diffText,
});

function windowNotes(windows: SyncWindows | undefined): readonly string[] {
  if (windows === undefined || windows.canSync) return [];
  const active = windows.activeWindows
    .slice(0, 3)
    .map(({ kind = "", schedule = "", duration = "" }) =>
      quote(`${kind} ${schedule} for ${duration}`, 120),
    );
  return [
    `A sync window denies every sync now${active.length === 0 ? "" : `: ${active.join(", ")}`}.`,
  ];
}
