import type { ResourceNode } from "@lynceus/argocd";
import { EventsResult, ExpectedError } from "@lynceus/contract";
import { z } from "zod";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  perhapsArgument,
  ResourceRef,
} from "../arguments.ts";
import { eventsResult } from "../events/events-result.ts";
import { readEvents } from "../events/read-events.ts";
import { TOKEN_BYTES } from "../fit-items.ts";
import { foldGaps } from "../fold-gaps.ts";
import { indexTree, type TreeIndex } from "../index-tree.ts";
import { isUnwell, objectName } from "../node-state.ts";
import { resolveResource } from "../resolve-resource.ts";
import { startDeadline } from "../start-deadline.ts";
import { eventsText } from "../text/events-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const NAME = "get_resource_events";
const MOST_CHILDREN = 15;

interface Named {
  readonly resourceRef?: ResourceRef | undefined;
  readonly resourceUID?: string | undefined;
  readonly resourceNamespace?: string | undefined;
  readonly resourceName?: string | undefined;
}

export const getResourceEvents = defineTool({
  name: NAME,
  title: "Get the events of one resource",
  description:
    "Kubernetes events of one resource of an application, and with `children` of what it owns. Name it by resourceRef, resourceUID or resourceName.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    resourceRef: ResourceRef.optional(),
    resourceUID: perhapsArgument,
    resourceNamespace: perhapsArgument,
    resourceName: perhapsArgument,
    children: z.boolean().default(false),
    ...maxTokensArgument,
  }),
  outputSchema: EventsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ children, maxTokens, ...args }, context) => {
    const { resourceRef, resourceUID, resourceNamespace, resourceName, ...about } = args;
    if (!resourceRef && !resourceUID && !resourceName) {
      throw new ExpectedError(
        `${NAME} was not called: say which resource, with resourceRef {kind, name}; get_application_events reads those of all unhealthy ones.`,
      );
    }
    return aboutApplication(about, context, async (summary, client, signal) => {
      const deadline = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell the resources of application \`${summary.name}\` in time. Try again in a moment.`;
      const tree = indexTree(
        await deadline.require(late, () => client.resourceTree(summary, deadline.within)),
      );
      const named = { resourceRef, resourceUID, resourceNamespace, resourceName };
      const resource = findNamed(named, tree);
      const below = children ? eventful(resource, tree) : [];
      const objects = [resource, ...below.slice(0, MOST_CHILDREN)];
      const events = await readEvents({ client, summary }, objects, deadline);
      const gaps = foldGaps(deadline.gaps);
      if (deadline.gaps.length === objects.length) throw new ExpectedError(gaps.join("\n"));
      const left = below.length + 1 - objects.length;
      const notes = [
        ...gaps.map((gap) => `not read: ${gap}`),
        ...(left === 0 ? [] : [`not read: events of ${left} more objects that it owns`]),
      ];
      return eventsResult(
        { asked: objects.map(objectName), notes, events },
        {
          tool: NAME,
          results: context.results,
          maxTokens,
          narrow: "Or ask about one of its children.",
        },
      );
    });
  },
  text: (result, { maxTokens }) => eventsText(result, maxTokens * TOKEN_BYTES),
});

function findNamed(named: Named, { nodes }: TreeIndex): ResourceNode {
  const { resourceRef, resourceUID, resourceNamespace, resourceName } = named;
  if (resourceRef !== undefined) return resolveResource(resourceRef, nodes);
  const byUid = nodes.find(({ uid }) => uid !== undefined && uid === resourceUID);
  if (byUid !== undefined) return byUid;
  const [found, ...others] = nodes.filter(
    ({ name, namespace }) =>
      name === resourceName && (!resourceNamespace || namespace === resourceNamespace),
  );
  if (found !== undefined && others.length === 0) return found;
  if (found === undefined) {
    throw new ExpectedError(
      "There is no such resource in the resource tree of this application. It may be gone; get_application_resource_tree lists all.",
    );
  }
  const kinds = [found, ...others].slice(0, 8).map(objectName);
  throw new ExpectedError(
    `${others.length + 1} resources have this name. Say which with resourceRef: ${kinds.join(", ")}.`,
  );
}

/** What it owns and is in the cluster, unhealthy first. */
function eventful(resource: ResourceNode, tree: TreeIndex): readonly ResourceNode[] {
  return tree
    .below(resource)
    .filter(({ uid }) => uid !== undefined)
    .sort((a, b) => Number(isUnwell(b)) - Number(isUnwell(a)));
}
