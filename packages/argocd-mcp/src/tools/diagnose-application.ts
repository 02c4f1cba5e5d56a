import { Diagnosis, ExpectedError } from "@lynceus/contract";
import { diagnose } from "@lynceus/diagnosis";
import { z } from "zod";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { findApplication } from "../find-application.ts";
import { observeApplication } from "../observe-application.ts";
import { diagnosisText } from "../text/diagnosis-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

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
    const { fleet, clock, deadlineMs } = context;
    const summary = findApplication(args, context);
    const { instance, namespace, name } = summary;
    return {
      target: summary,
      async run(signal) {
        const client = fleet.client(instance);
        if (client === undefined) throw new ExpectedError(`\`${instance}\` is not connected.`);
        const page = [namespace, name].map(encodeURIComponent).join("/");
        const base = fleet.webUrl(instance)?.replace(/\/+$/, "");
        const url = base === undefined ? undefined : `${base}/applications/${page}`;
        const observed = await observeApplication(
          { client, summary, wantLogs: logs, url, clock, deadlineMs },
          signal,
        );
        return diagnose(observed);
      },
    };
  },
  text: diagnosisText,
});
