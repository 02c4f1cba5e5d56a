import type { Fact } from "@lynceus/contract";
import { changeFact, changeOfSync } from "../say/find-change.ts";
import { finding, resourceRef } from "../say/finding.ts";
import { servingFact } from "../say/serving-fact.ts";
import { sourcePlace } from "../say/source-place.ts";
import { nodeKey, objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { quote, quoteNames } from "../text/quote.ts";
import type { Rule } from "./rule.ts";

const immutable = /spec\.selector: Invalid value: ([\s\S]*?): field is immutable/;

/** D1: the selector of a workload that exists was changed, which Kubernetes never allows. */
export const immutableSelector: Rule = {
  mode: "D1",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "rejected") return undefined;
    const refused = trouble.resources.filter((each) => immutable.test(each.message ?? ""));
    const [first] = refused;
    if (first === undefined || refused.length < trouble.resources.length) return undefined;

    const { observed } = scene;
    const names = quoteNames(refused.map((each) => each.name));
    const change = changeOfSync(observed);
    const error = (observed.application.status?.conditions ?? []).find(
      (condition) => condition.type === "SyncError",
    );
    const serving = servingFact(scene);
    return finding({
      mode: "D1",
      severity: "warning",
      subject: "new-revision",
      resource: resourceRef(first),
      version: change?.revision.slice(0, 7),
      since: observed.application.status?.operationState?.startedAt,
      headline: `the sync fails: the selector of ${first.kind} ${names} was changed, and it is immutable`,
      facts: [
        selectorFact(first, scene),
        stoppedFact(error?.message),
        change && changeFact(change, [observed.summary.name, first.name]),
        serving,
      ],
      evidence: [
        ...refused.map((each) =>
          evidence({
            text: each.message ?? "",
            object: objectName(each),
            field: "operationState.syncResult.resources[].message",
            at: observed.application.status?.operationState?.finishedAt,
          }),
        ),
        error?.message === undefined
          ? undefined
          : evidence({
              text: error.message,
              object: `Application ${observed.summary.name}`,
              field: "status.conditions[SyncError]",
              at: error.lastTransitionTime,
            }),
      ],
      fix: `Put the selector's labels back in ${sourcePlace(observed.application)}. If they must change, recreate the ${first.kind} with sync options \`Replace=true,Force=true\` (downtime), then sync by hand.`,
    });
  },
};

type Refused = Parameters<typeof resourceRef>[0] & { readonly message?: string | undefined };

function selectorFact(refused: Refused, scene: Scene): Fact {
  const wanted = immutable.exec(refused.message ?? "")?.[1] ?? "";
  const live = scene.observed.objects.find(({ node }) => nodeKey(node) === nodeKey(refused));
  const selector = live === undefined ? undefined : scene.object(live.node)?.spec?.selector;
  const now =
    selector === undefined ? "" : `; it runs with ${quote(JSON.stringify(selector), 160)}`;
  return {
    text: `Git now asks for ${quote(wanted, 160)}: field is immutable${now}`,
    where: `${refused.kind} ${refused.name}, SyncFailed`,
  };
}

function stoppedFact(message: string | undefined): Fact | undefined {
  if (message === undefined || !/^Failed last sync attempt/.test(message)) return undefined;
  return { text: "Auto-sync does not try this commit again", where: "condition SyncError" };
}
