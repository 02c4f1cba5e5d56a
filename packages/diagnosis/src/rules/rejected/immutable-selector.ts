import type { Fact } from "@lynceus/contract";
import { nodeKey } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { type Refused, rejectedRule } from "./rejected-rule.ts";

const immutable = /spec\.selector: Invalid value: ([\s\S]*?): field is immutable/;

/** D1: the selector of a workload that exists was changed, which Kubernetes never allows. A Job is D3. */
export const immutableSelector = rejectedRule("D1", {
  read: (words, { kind }) =>
    kind === "Job" || /^Job\.batch /.test(words) ? undefined : immutable.exec(words)?.[1],
  tell: ({ first, all, place, scene }) => {
    const { kind } = first.resource;
    const names = quoteNames(all.map(({ resource }) => resource.name));
    return {
      headline: `the sync fails: the selector of ${kind} ${names} was changed, and it is immutable`,
      facts: [selectorFact(first, scene)],
      fix: `Put the selector's labels back in ${place}. If they must change, recreate the ${kind} with sync options \`Replace=true,Force=true\` (downtime), then sync by hand.`,
    };
  },
});

function selectorFact({ resource, read }: Refused<string>, scene: Scene): Fact {
  const live = scene.observed.objects.find(({ node }) => nodeKey(node) === nodeKey(resource));
  const selector = live === undefined ? undefined : scene.object(live.node)?.spec?.selector;
  const now =
    selector === undefined ? "" : `; it runs with ${quote(JSON.stringify(selector), 160)}`;
  return {
    text: `Git now asks for ${quote(read, 160)}: field is immutable${now}`,
    where: `${resource.kind} ${resource.name}, SyncFailed`,
  };
}
