import { quote, quoteError } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { sayObjects, whereRefused } from "./say-objects.ts";

const quota = /(?:exceeded|failed) quota: ([^\s,:]+)(?:,|:) ?([\s\S]*)/;
const range =
  /is forbidden: \[?((?:maximum|minimum) [\w.-]+ usage per \w+ is [^\],]+(?:, but [^\],]+)?)/;

/** D9: a quota or limit range refuses the object itself: a claim, a Service, a pod. Pods of a Deployment are F9. */
export const quotaAtApply = rejectedRule("D9", {
  read: (words) => {
    const [, name, amounts] = quota.exec(words) ?? [];
    if (name !== undefined) return { quota: name, reason: amounts ?? "" };
    const limit = range.exec(words)?.[1];
    return limit === undefined ? undefined : { quota: undefined, reason: limit };
  },
  tell: ({ first, all, place }) => {
    const { quota: name, reason } = first.read;
    const what = name === undefined ? "the namespace's limit range" : `quota ${quote(name, 63)}`;
    return {
      headline: `the sync fails: ${what} refuses ${sayObjects(all)}: ${quoteError(reason, 120)}`,
      facts: [{ text: quoteError(first.words, 280), where: whereRefused(first.resource) }],
      fix: `Ask for less in ${place}, free what is not needed in the namespace, or have the platform raise ${what}. Then sync by hand.`,
    };
  },
});
