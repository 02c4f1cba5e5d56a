import type {
  Application,
  ApplicationTarget,
  ArgocdClient,
  RevisionMetadata,
} from "@lynceus/argocd";
import { ExpectedError, GetApplicationResult } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { madeBy } from "../made-by.ts";
import { readApplication } from "../read-application.ts";
import { applicationText } from "../text/application-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

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
  prepare: (args, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const application = await client.getApplication(summary, signal);
      const commits = await readCommits(summary, application, client, signal);
      const maker = madeBy(application, summary, context.fleet);
      return {
        ...readApplication(summary, application, commits),
        ...(maker === undefined ? {} : { madeBy: maker }),
      };
    }),
  text: applicationText,
});

/** The commits deployed last. A chart's version has none, and the deployment is told either way. */
async function readCommits(
  target: ApplicationTarget,
  { status }: Application,
  client: ArgocdClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RevisionMetadata>> {
  const revisions = (status?.history ?? []).flatMap(({ revision }) => revision ?? []);
  const newest = [...new Set(revisions.reverse())].slice(0, COMMITS);
  const commits = new Map<string, RevisionMetadata>();
  const read = async (revision: string) => {
    commits.set(revision, await client.revisionMetadata(target, revision, signal));
  };
  const failed = (error: unknown) => {
    if (!(error instanceof ExpectedError)) throw error;
  };
  await Promise.all(newest.map((revision) => read(revision).catch(failed)));
  return commits;
}
