import { type Application, ArgocdError, type ArgocdFailure, type Fleet } from "@lynceus/argocd";
import type { ApplicationSummary, Diagnosis } from "@lynceus/contract";
import { diagnose, diagnoseSummary } from "@lynceus/diagnosis";
import { madeBy } from "./made-by.ts";
import { type ObserveOptions, observeApplication } from "./observe-application.ts";

/** Failures that say something about the application, so that what the index knows is worth telling. */
const ABOUT_THE_APPLICATION: ReadonlySet<ArgocdFailure> = new Set([
  "invalid",
  "server",
  "too-large",
]);

export interface DiagnosedNow {
  readonly diagnosis: Diagnosis;
  /** Absent when Argo CD does not answer for it. */
  readonly application?: Application;
}

/** Looks at an application and says what is wrong with it; throws like `observeApplication`. */
export async function diagnoseNow(
  options: Omit<ObserveOptions, "url"> & { readonly fleet: Fleet },
  signal: AbortSignal,
): Promise<DiagnosedNow> {
  const { summary, fleet, clock } = options;
  const url = pageOf(summary, fleet);
  try {
    const observed = await observeApplication({ ...options, url }, signal);
    const { application } = observed;
    const maker = madeBy(application, summary, fleet);
    const diagnosis = {
      ...diagnose(observed),
      ...(maker === undefined ? {} : { madeBy: maker }),
    };
    return { diagnosis, application };
  } catch (error) {
    if (!isAboutTheApplication(error)) throw error;
    return { diagnosis: diagnoseSummary(summary, error.message, new Date(clock()), url) };
  }
}

function isAboutTheApplication(error: unknown): error is ArgocdError {
  return error instanceof ArgocdError && ABOUT_THE_APPLICATION.has(error.failure);
}

/** The application's page in Argo CD. */
function pageOf({ instance, namespace, name }: ApplicationSummary, fleet: Fleet) {
  const base = fleet.webUrl(instance);
  if (base === undefined) return undefined;
  return `${base}/applications/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
