import { ListInstancesResult } from "@lynceus/contract";
import { argumentsOf } from "../arguments.ts";
import { fitLines } from "../text/fit-lines.ts";
import { count, name, quote } from "../text/quote.ts";
import { defineTool, READS_OURS } from "../tool.ts";

const ORDER = ["refused", "unreachable", "stale", "connected"];

export const listInstances = defineTool({
  name: "list_instances",
  title: "List Argo CD instances",
  description:
    "Lists every configured Argo CD instance with its environment, version, number of applications, and whether it answers. Those that do not answer come first, with the reason. The names are what other tools take as `instance`.",
  inputSchema: argumentsOf({}),
  outputSchema: ListInstancesResult,
  annotations: READS_OURS,
  access: "read",
  prepare: (_args, { fleet, visible, clock }) => ({
    async run() {
      const now = clock();
      const applications = fleet.index.all(visible);
      const instances = fleet.instances().map(({ heardAt, ...instance }) => ({
        ...instance,
        applications: applications.filter((one) => one.instance === instance.name).length,
        ageSeconds:
          heardAt === undefined ? undefined : Math.max(0, Math.round((now - heardAt) / 1000)),
      }));
      return {
        instances: instances.sort(
          (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name),
        ),
      };
    },
  }),
  text({ instances }) {
    const connected = instances.filter(({ state }) => state === "connected").length;
    const lines = instances.map((instance) =>
      [
        instance.name,
        instance.state,
        instance.environment === undefined ? undefined : `env=${name(instance.environment)}`,
        instance.version === undefined ? undefined : `version=${name(instance.version)}`,
        count(instance.applications, "application"),
        instance.ageSeconds === undefined ? "never heard" : `heard ${instance.ageSeconds} s ago`,
        instance.reason === undefined ? undefined : quote(instance.reason),
      ]
        .filter((part) => part !== undefined)
        .join(" "),
    );
    return fitLines(
      [`${count(instances.length, "instance")}, ${connected} connected.`],
      lines,
      (shown) =>
        shown < lines.length
          ? `${lines.length - shown} more are in the structured result.`
          : undefined,
    );
  },
});
