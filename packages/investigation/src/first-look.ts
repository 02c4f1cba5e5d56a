import {
  type ApplicationRef,
  Diagnosis,
  ExpectedError,
  type FirstLook,
  ListApplicationsResult,
  type LookRequest,
} from "@lynceus/contract";
import { surveyFleet } from "./looks/survey-fleet.ts";
import { withTold } from "./looks/with-told.ts";
import { pickFindings } from "./pick-findings.ts";
import type { ToolCaller } from "./ports.ts";
import { resolveApplication } from "./resolve-application.ts";

export interface FirstLookOptions {
  /** The toolbox, already opened as the asker. */
  readonly tools: ToolCaller;
  /** The application that this conversation was about so far. */
  readonly conversation?: ApplicationRef | undefined;
  /** Milliseconds on a clock that only goes forward. */
  readonly clock?: () => number;
}

const SHOWN_UNHEALTHY = 12;

async function truthfully(look: () => Promise<FirstLook>): Promise<FirstLook> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { outcome: "unavailable", sentence: error.message };
  }
}

/**
 * The answer of rules within a second: find the application, diagnose it, keep what the reply picked.
 * Every way it can end is an outcome; only bugs and a cancelled `signal` are thrown.
 */
export function firstLook(
  look: LookRequest,
  options: FirstLookOptions,
  signal?: AbortSignal,
): Promise<FirstLook> {
  const { tools, conversation, clock = () => performance.now() } = options;
  const startedAt = clock();
  return truthfully(async () => {
    const resolution = await resolveApplication(look, { tools, conversation }, signal);
    if (resolution.kind === "open") {
      const { look: asked, survey } = resolution;
      return survey === undefined ? asked : surveyFleet(survey, tools, signal);
    }

    const { instance, namespace, name } = resolution.application;
    const args = {
      instance,
      applicationNamespace: namespace,
      applicationName: name,
      logs: look.logs,
    };
    const own = await tools.callParsed(Diagnosis, "diagnose_application", args, signal);
    const diagnosis = own.findings.length > 0 ? own : await withTold(own, tools, signal);
    const picked =
      look.focus === undefined ? undefined : pickFindings(diagnosis.findings, look.focus);
    if (picked?.length === 0 && diagnosis.findings.length > 1) {
      return { outcome: "which-failure", diagnosis };
    }
    return {
      outcome: "diagnosed",
      diagnosis,
      foundBy: look.focus === undefined ? resolution.by : "choice",
      ...(resolution.asked === undefined ? {} : { asked: resolution.asked }),
      ...(resolution.among === undefined ? {} : { among: resolution.among }),
      ...(picked === undefined || picked.length === 0 ? {} : { focus: picked }),
      tookMs: Math.round(clock() - startedAt),
    };
  });
}

/** How everything that the asker may see stands, from the live index. */
export function fleetStatus(
  options: Pick<FirstLookOptions, "tools">,
  signal?: AbortSignal,
): Promise<FirstLook> {
  return truthfully(async () => {
    const args = { unhealthyOnly: true, limit: SHOWN_UNHEALTHY };
    const status = await options.tools.callParsed(
      ListApplicationsResult,
      "list_applications",
      args,
      signal,
    );
    return { outcome: "fleet-status", status };
  });
}
