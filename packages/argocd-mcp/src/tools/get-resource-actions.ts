import { ResourceActionsResult } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import { applicationArguments, argumentsOf, ResourceRef } from "../arguments.ts";
import { resolveResource } from "../resolve-resource.ts";
import { startDeadline } from "../start-deadline.ts";
import { name } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

export const getResourceActions = defineTool({
  name: "get_resource_actions",
  title: "List what can be done with a resource",
  description:
    "What Argo CD can do with a resource besides syncing (restart, resume, promote-full, scale…), and which of it its present state allows. Only reads: runs nothing.",
  inputSchema: argumentsOf({ ...applicationArguments, resourceRef: ResourceRef }),
  outputSchema: ResourceActionsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ resourceRef, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const { within, require } = startDeadline(context.deadlineMs, signal);
      const late = `Argo CD \`${summary.instance}\` did not tell the actions in time. Try again in a moment.`;
      const read = <T>(what: () => Promise<T>) => require(late, what);
      const tree = await read(() => client.resourceTree(summary, within));
      const node = resolveResource(resourceRef, [...tree.nodes, ...tree.orphanedNodes]);
      const actions = await read(() => client.resourceActions(summary, node, within));
      const health = node.health?.status;
      return {
        kind: node.kind,
        ...(node.namespace === "" ? {} : { namespace: node.namespace }),
        name: node.name,
        ...(health === undefined ? {} : { health }),
        actions: actions.map(({ name, displayName, disabled, params }) => ({
          name,
          ...(displayName === undefined ? {} : { title: displayName }),
          available: !disabled,
          ...(params.length === 0 ? {} : { parameters: params.map((param) => param.name) }),
        })),
      };
    }),
  text({ kind, namespace, name: own, health, actions }) {
    const object = [kind, namespace, own].flatMap((part) => (part === undefined ? [] : name(part)));
    const title = `${object.join("/")}${health === undefined ? "" : ` ${name(health)}`}`;
    if (actions.length === 0) return `${title}: Argo CD knows no actions for it.`;
    const said = (available: boolean) =>
      actions
        .filter((action) => action.available === available)
        .map((action) =>
          action.parameters === undefined
            ? name(action.name)
            : `${name(action.name)}(${action.parameters.map(name).join(", ")})`,
        )
        .join(", ") || "none";
    return `${title}\navailable: ${said(true)}\nnot in its present state: ${said(false)}`;
  },
});
