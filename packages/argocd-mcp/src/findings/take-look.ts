import type { Application, ArgocdClient, Fleet } from "@lynceus/argocd";
import { type ApplicationSummary, needsLook } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { diagnoseNow } from "../diagnose-now.ts";
import { startDeadline } from "../start-deadline.ts";
import { boundFindings } from "./bound-findings.ts";
import type { Look, LookedDeployment } from "./look.ts";
import { type KnownRevisions, readDeployments } from "./read-deployments.ts";

const HOUR = 3_600_000;
/** What was deployed within a day is diagnosed even where Argo CD shows nothing wrong. */
const RECENT_MS = 24 * HOUR;
/** How far back deployments are told with their commits. */
const TOLD_MS = 7 * 24 * HOUR;
/** Of one look, so that a person's question finds room beside it. */
const REQUESTS_AT_ONCE = 2;
const MOST_IMAGES = 30;
const LONGEST_IMAGE = 300;

export interface TakeLookOptions {
  readonly fleet: Fleet;
  readonly client: ArgocdClient;
  readonly known: KnownRevisions;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly deadlineMs: number;
}

/**
 * Diagnoses an application that needs a look or was deployed lately, and reads of any other only its
 * deployments and images. Throws what its Argo CD fails with, when there is nothing to tell.
 */
export async function takeLook(
  summary: ApplicationSummary,
  options: TakeLookOptions,
  signal: AbortSignal,
): Promise<Look> {
  const at = options.clock();
  const calm = needsLook(summary) ? undefined : await readCalm(summary, options, signal);
  const told =
    calm === undefined
      ? await diagnoseNow(
          { ...options, summary, wantLogs: false, atOnce: REQUESTS_AT_ONCE },
          signal,
        )
      : undefined;
  const application = calm ?? told?.application;
  const deployments = application && (await deploymentsOf(application, summary, options, signal));
  const images = application?.status?.summary?.images ?? [];
  return {
    findings: boundFindings(told?.diagnosis.findings ?? []),
    deployments: deployments ?? [],
    images: images.slice(0, MOST_IMAGES).map((image) => clip(image, LONGEST_IMAGE)),
    depth: calm === undefined ? "diagnosis" : "application",
    at,
  };
}

/** Findings do without them: what cannot be read in time is left out. */
function deploymentsOf(
  application: Application,
  summary: ApplicationSummary,
  { client, known, clock, deadlineMs }: TakeLookOptions,
  signal: AbortSignal,
): Promise<readonly LookedDeployment[] | undefined> {
  const { within, attempt } = startDeadline(deadlineMs, signal);
  const since = clock() - TOLD_MS;
  return attempt({ part: "revision", subject: "" }, () =>
    readDeployments(summary, application, { client, known, since }, within),
  );
}

/** The application, when it was not deployed lately. */
async function readCalm(
  summary: ApplicationSummary,
  { client, deadlineMs, clock }: TakeLookOptions,
  signal: AbortSignal,
): Promise<Application | undefined> {
  const { within, require } = startDeadline(deadlineMs, signal);
  const late = `Argo CD \`${summary.instance}\` did not tell about application \`${summary.name}\` in time.`;
  const application = await require(late, () => client.getApplication(summary, within));
  const newest = application.status?.history.at(-1)?.deployedAt;
  const isRecent = Date.parse(newest ?? "") >= clock() - RECENT_MS;
  return isRecent ? undefined : application;
}
