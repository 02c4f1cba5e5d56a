import { EventsResult, ExpectedError } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf, maxTokensArgument } from "../arguments.ts";
import { chooseObjects } from "../events/choose-objects.ts";
import { eventsResult } from "../events/events-result.ts";
import { readEvents } from "../events/read-events.ts";
import { TOKEN_BYTES } from "../fit-items.ts";
import { foldGaps } from "../fold-gaps.ts";
import { indexTree } from "../index-tree.ts";
import { objectName } from "../node-state.ts";
import { startDeadline } from "../start-deadline.ts";
import { eventsText } from "../text/events-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const NAME = "get_application_events";

export const getApplicationEvents = defineTool({
  name: NAME,
  title: "Get an application's events",
  description:
    "Kubernetes events of the Application object and of its unhealthy resources, merged: warnings first, repeats folded, newest first.",
  inputSchema: argumentsOf({ ...applicationArguments, ...maxTokensArgument }),
  outputSchema: EventsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const deadline = startDeadline(context.deadlineMs, signal);
      const { attempt, within, gaps } = deadline;
      const subject = `application \`${summary.name}\``;
      const [own, answer] = await Promise.all([
        attempt({ part: "events", subject }, () => client.applicationEvents(summary, within)),
        attempt({ part: "tree", subject }, () => client.resourceTree(summary, within)),
      ]);
      const { objects, left } =
        answer === undefined ? { objects: [], left: 0 } : chooseObjects(indexTree(answer));
      const below = await readEvents({ client, summary }, objects, deadline);
      if (own === undefined && (answer === undefined || gaps.length > objects.length)) {
        throw new ExpectedError(foldGaps(gaps).join("\n"));
      }
      const notes = [
        ...foldGaps(gaps).map((gap) => `not read: ${gap}`),
        ...(left === 0 ? [] : [`not read: events of ${left} more unhealthy objects`]),
        ...(answer !== undefined && objects.length === 0
          ? ["No object of it is unhealthy; get_resource_events reads a healthy one's."]
          : []),
      ];
      const asked = [`Application/${summary.name}`, ...objects.map(objectName)];
      return eventsResult(
        { asked, notes, events: [...(own ?? []), ...below] },
        {
          tool: NAME,
          results: context.results,
          maxTokens,
          narrow: "Or ask get_resource_events about one object.",
        },
      );
    }),
  text: (result, { maxTokens }) => eventsText(result, maxTokens * TOKEN_BYTES),
});
