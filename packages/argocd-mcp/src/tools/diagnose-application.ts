import { ArgocdError, type ArgocdFailure } from "@lynceus/argocd";
import { type ApplicationSummary, Diagnosis, ExpectedError } from "@lynceus/contract";
import { diagnose, diagnoseSummary } from "@lynceus/diagnosis";
import { z } from "zod";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { findApplication } from "../find-application.ts";
import { observeApplication } from "../observe-application.ts";
import { diagnosisText } from "../text/diagnosis-text.ts";
import { defineTool, READS_WORLD, type ToolContext } from "../tool.ts";

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
  prepare({ logs, ...args }, context) {
    const summary = findApplication(args, context);
    return { target: summary, run: (signal) => run(summary, logs, context, signal) };
  },
  text: diagnosisText,
});

async function run(
  summary: ApplicationSummary,
  wantLogs: boolean,
  { fleet, clock, deadlineMs }: ToolContext,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const { instance, namespace, name } = summary;
  const client = fleet.client(instance);
  if (client === undefined) throw new ExpectedError(`\`${instance}\` is not connected.`);
  const page = ["applications", namespace, name].map(encodeURIComponent).join("/");
  const base = fleet.webUrl(instance);
  const url = base === undefined ? undefined : `${base}/${page}`;
  try {
    const options = { client, summary, wantLogs, url, clock, deadlineMs };
    return diagnose(await observeApplication(options, signal));
  } catch (error) {
    if (!(error instanceof ArgocdError) || !ABOUT_THE_APPLICATION.has(error.failure)) throw error;
    return diagnoseSummary(summary, error.message, new Date(clock()), url);
  }
}
