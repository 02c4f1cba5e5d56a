import type { ApplicationTarget, RevisionMetadata } from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError, GetApplicationResult } from "@lynceus/contract";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { findApplication } from "../find-application.ts";
import { readApplication } from "../read-application.ts";
import { applicationText } from "../text/application-text.ts";
import { defineTool, READS_WORLD, type ToolContext } from "../tool.ts";

const COMMITS = 3;

export const getApplication = defineTool({
  name: "get_application",
  title: "Get one application",
  description:
    "Reads one application from Argo CD: source, revision, conditions, last operation, resources that are not healthy or not synced, images, and what was deployed when, by whom and with which commit. To find out why it fails, diagnose_application looks further, at pods, events and logs.",
  inputSchema: argumentsOf(applicationArguments),
  outputSchema: GetApplicationResult,
  annotations: READS_WORLD,
  access: "read",
  prepare(args, context) {
    const summary = findApplication(args, context);
    return { target: summary, run: (signal) => get(summary, context, signal) };
  },
  text: applicationText,
});

async function get(
  summary: ApplicationSummary,
  { fleet }: ToolContext,
  signal: AbortSignal,
): Promise<GetApplicationResult> {
  const client = fleet.client(summary.instance);
  if (client === undefined) throw new ExpectedError(`\`${summary.instance}\` is not connected.`);
  const target: ApplicationTarget = summary;
  const application = await client.getApplication(target, signal);
  const revisions = (application.status?.history ?? []).flatMap(({ revision }) => revision ?? []);
  const newest = [...new Set(revisions.reverse())].slice(0, COMMITS);
  const commits = new Map<string, RevisionMetadata>();
  await Promise.all(
    newest.map(async (revision) => {
      try {
        commits.set(revision, await client.revisionMetadata(target, revision, signal));
      } catch (error) {
        // a chart's version has no commit; the deployment itself is told either way
        if (!(error instanceof ExpectedError)) throw error;
      }
    }),
  );
  return readApplication(summary, application, commits);
}
