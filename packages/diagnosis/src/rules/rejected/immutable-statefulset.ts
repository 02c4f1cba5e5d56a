import { quoteError, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";

const forbidden = /updates to statefulset spec for fields other than ([\s\S]*?) are forbidden/;

/** D2: a field of a StatefulSet was changed that is fixed at its creation; newer Kubernetes allows a few more. */
export const immutableStatefulSet = rejectedRule("D2", {
  read: (words) => forbidden.exec(words)?.[1],
  tell: ({ first, all, place }) => {
    const names = quoteNames(all.map(({ resource }) => resource.name));
    return {
      headline: `the sync fails: a field of StatefulSet ${names} was changed that is immutable, such as its volume claims or service name`,
      facts: [
        {
          text: `Only these may change: ${quoteError(first.read, 200)}`,
          where: `StatefulSet ${first.resource.name}, SyncFailed`,
        },
      ],
      fix: `Put \`volumeClaimTemplates\`, \`serviceName\` and selector back in ${place}. If they must change, delete the StatefulSet and leave its pods (orphan), then sync by hand: claims and data stay.`,
    };
  },
});
