import { ArgocdError, type ArgocdFailure, type Fleet } from "@lynceus/argocd";
import { type ApplicationSummary, Diagnosis } from "@lynceus/contract";
import { diagnose, diagnoseSummary } from "@lynceus/diagnosis";
import { z } from "zod";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { observeApplication } from "../observe-application.ts";
import { diagnosisText } from "../text/diagnosis-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

/** Failures that say something about the application, so that what the index knows is worth telling. */
const ABOUT_THE_APPLICATION: ReadonlySet<ArgocdFailure> = new Set([
  "invalid",
  "server",
  "too-large",
]);

export const diagnoseApplication = defineTool({
  name: "diagnose_application",
  title: "Diagnose one application",
  description:
    "Finds out by rules why an application fails: looks at its resources, pods, events, logs of failing containers and the commits that brought them, and returns the failures with evidence, cause and fix, worst first. Several independent failures are told apart. Takes seconds at most; says what it could not look at.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    logs: z
      .boolean()
      .default(false)
      .describe("Also search the logs of running containers for warnings and errors."),
  }),
  outputSchema: Diagnosis,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ logs, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { fleet, clock, deadlineMs } = context;
      const url = pageOf(summary, fleet);
      try {
        const options = { client, summary, wantLogs: logs, url, clock, deadlineMs };
        return diagnose(await observeApplication(options, signal));
      } catch (error) {
        if (!isAboutTheApplication(error)) throw error;
        return diagnoseSummary(summary, error.message, new Date(clock()), url);
      }
    }),
  text: diagnosisText,
});

function isAboutTheApplication(error: unknown): error is ArgocdError {
  return error instanceof ArgocdError && ABOUT_THE_APPLICATION.has(error.failure);
}

/** The application's page in Argo CD. */
function pageOf({ instance, namespace, name }: ApplicationSummary, fleet: Fleet) {
  const base = fleet.webUrl(instance);
  if (base === undefined) return undefined;
  return `${base}/applications/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
