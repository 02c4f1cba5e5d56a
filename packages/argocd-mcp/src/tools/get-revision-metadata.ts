import { ExpectedError, RevisionMetadataResult, type SourceChange } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  RevisionArgument,
} from "../arguments.ts";
import { sourcesOf } from "../changes/deployments.ts";
import { readSources } from "../changes/read-sources.ts";
import { resolveRevision } from "../changes/resolve-revision.ts";
import { clip } from "../clip.ts";
import { TOKEN_BYTES } from "../fit-items.ts";
import { startDeadline } from "../start-deadline.ts";
import { applicationLine } from "../text/application-line.ts";
import { fitLines } from "../text/fit-lines.ts";
import { deploymentHead, sourceLine } from "../text/history-text.ts";
import { leftOutLine } from "../text/left-out-line.ts";
import { defineTool, READS_WORLD } from "../tool.ts";
import { withLiveStatus } from "../with-live-status.ts";

export const getRevisionMetadata = defineTool({
  name: "get_revision_metadata",
  title: "Get the commit of a revision",
  description:
    "Author, date, message and tags of a revision's commit, or what a chart's or OCI artifact's version says of itself.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    revision: RevisionArgument.default("current").describe(
      "Full or short, or current (what runs) or previous.",
    ),
    ...maxTokensArgument,
  }),
  outputSchema: RevisionMetadataResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ revision, maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { within, require } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell about this revision within ${context.deadlineMs / 1000} s. Try again in a moment.`;
      return require(late, async () => {
        const application = await client.getApplication(summary, within);
        const { revisions, deployment } = resolveRevision(application, revision, { open: true });
        const sources = [...(deployment?.sources ?? sourcesOf(application))];
        const of = { id: deployment?.id, revisions, sources };
        const read = await readSources(summary, of, client, within);
        const [only, ...others] = read;
        if (only?.failure !== undefined && others.length === 0)
          throw new ExpectedError(only.failure);
        return {
          application: withLiveStatus(summary, application),
          ...(deployment === undefined ? {} : { deployment }),
          sources: fitSources(read, maxTokens),
        };
      });
    }),
  text: ({ application, deployment, sources }, { maxTokens }) => {
    const head = [
      applicationLine(application),
      deployment === undefined ? "not in the history" : deploymentHead(deployment),
    ];
    const lines = sources.map((source) => sourceLine(source, 2_000));
    return fitLines(
      head,
      lines,
      (shown) => leftOutLine(lines.length - shown, undefined),
      maxTokens * TOKEN_BYTES,
    );
  },
});

/** Each source with as much of its message as there is room for; the whole message is in Git. */
function fitSources(sources: readonly SourceChange[], maxTokens: number): SourceChange[] {
  const room = Math.max(200, (maxTokens * TOKEN_BYTES) / 2 / sources.length - 500);
  return sources.map(({ message, ...rest }) =>
    message === undefined ? rest : { ...rest, message: clip(message, room) },
  );
}
