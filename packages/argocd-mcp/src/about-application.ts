import type { ArgocdClient } from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import type { ApplicationArguments } from "./arguments.ts";
import { findApplication } from "./find-application.ts";
import type { PreparedCall, ToolContext } from "./tool.ts";

/** A call about the one application that the arguments name, with the client of its Argo CD. */
export function aboutApplication<Result>(
  args: ApplicationArguments,
  context: ToolContext,
  run: (summary: ApplicationSummary, client: ArgocdClient, signal: AbortSignal) => Promise<Result>,
): PreparedCall<Result> {
  const summary = findApplication(args, context);
  const { instance, project, namespace, name } = summary;
  return {
    target: { instance, project, namespace, name },
    async run(signal) {
      const client = context.fleet.client(instance);
      if (client === undefined) throw new ExpectedError(`\`${instance}\` is not connected.`);
      return run(summary, client, signal);
    },
  };
}
