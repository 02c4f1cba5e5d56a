import { ApplicationSetResult, ExpectedError } from "@lynceus/contract";
import { findSet } from "../application-sets/find-set.ts";
import { readSet } from "../application-sets/read-set.ts";
import { argumentsOf, dnsName, InstanceArgument, maxTokensArgument } from "../arguments.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { leaveOut } from "../leave-out.ts";
import { startDeadline } from "../start-deadline.ts";
import { applicationSetText } from "../text/application-set-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const NAME = "get_applicationset";
/** What is said of the rest. */
const FRAME_BYTES = 400;

export const getApplicationSet = defineTool({
  name: NAME,
  title: "Get one ApplicationSet",
  description:
    "Reads an ApplicationSet: why it makes nothing (conditions, errors first), its generators and template in short, and the applications that it made with their health. For an application that never appeared, or that comes back.",
  inputSchema: argumentsOf({
    applicationSetName: dnsName("the name of an ApplicationSet"),
    applicationSetNamespace: dnsName("a namespace").optional(),
    instance: InstanceArgument.optional(),
    ...maxTokensArgument,
  }),
  outputSchema: ApplicationSetResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ maxTokens, ...args }, context) => {
    const seen = findSet(args, context);
    const { instance, namespace, name } = seen.set;
    return {
      async run(signal) {
        const client = context.fleet.client(instance);
        if (client === undefined) throw new ExpectedError(`\`${instance}\` is not connected.`);
        const { within, require } = startDeadline(context.deadlineMs, signal);
        const late = `Argo CD \`${instance}\` did not tell about ApplicationSet \`${name}\` in time. Try again in a moment.`;
        const whole = readSet(
          seen,
          await require(late, () => client.applicationSet(name, namespace, within)),
        );
        const maxBytes = maxTokens * TOKEN_BYTES - FRAME_BYTES;
        const generators = [...fitItems(whole.generators, maxBytes / 3)];
        const conditions = [...fitItems(whole.conditions, maxBytes / 3)];
        const rest = { ...whole, generators, conditions, applications: [] };
        const room = maxBytes - Buffer.byteLength(JSON.stringify(rest));
        const applications = [...fitItems(whole.applications, room)];
        const count = (key: "generators" | "conditions" | "applications", shown: unknown[]) =>
          whole[key].length - shown.length;
        return {
          ...rest,
          applications,
          ...leaveOut(context.results, {
            tool: NAME,
            whole,
            count:
              count("generators", generators) +
              count("conditions", conditions) +
              count("applications", applications),
            narrow: "Or ask with more maxTokens.",
          }),
        };
      },
    };
  },
  text: (result, { maxTokens }) => applicationSetText(result, maxTokens * TOKEN_BYTES),
});
