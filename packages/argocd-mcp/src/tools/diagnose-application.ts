import { Diagnosis } from "@lynceus/contract";
import { z } from "zod";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf } from "../arguments.ts";
import { diagnoseNow } from "../diagnose-now.ts";
import { withSharedBy } from "../findings/shared-by.ts";
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
  prepare: ({ logs, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { fleet, clock, deadlineMs, findings, visible } = context;
      const at = clock();
      const options = { fleet, client, summary, wantLogs: logs, clock, deadlineMs };
      const { diagnosis } = await diagnoseNow(options, signal);
      if (findings === undefined) return diagnosis;
      findings.learn(diagnosis, at);
      return withSharedBy(diagnosis, fleet.index.all(visible), findings);
    }),
  text: diagnosisText,
});
