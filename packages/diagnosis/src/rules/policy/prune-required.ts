import { isAutomated } from "../../drift/drift-state.ts";
import { resourceRef } from "../../say/finding.ts";
import { isSame, objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { type Drift, driftRule } from "../drift/drift-rule.ts";
import { sayObject } from "../drift/say-difference.ts";

const options = "argocd.argoproj.io/sync-options";

/** L5: an object that is gone from Git and says itself that it is not to be pruned. By design. */
export const protectedFromPruning = driftRule("L5", (drift) => {
  const { pruned, all } = drift;
  const kept = pruned.flatMap((each) => {
    const option = optionOf(each, drift);
    return option === undefined ? [] : [{ each, option }];
  });
  const [first] = kept;
  if (first === undefined || kept.length !== pruned.length || all.length !== pruned.length) {
    return undefined;
  }
  const confirm = first.option === "Prune=confirm";
  const named = sayPruned(pruned);
  return {
    resource: resourceRef(first.each),
    headline: confirm
      ? `${named} ${are(pruned)} gone from Git, and someone has to confirm that ${pruned.length > 1 ? "they are" : "it is"} pruned (\`Prune=confirm\`)`
      : `${named} ${are(pruned)} gone from Git and kept on purpose: \`Prune=false\` forbids pruning`,
    facts: [
      {
        text: `It carries \`${first.option}\``,
        where: `${first.each.kind} ${first.each.name}, ${options}`,
      },
    ],
    evidence: kept.map(({ each, option }) =>
      evidence({
        text: option,
        object: objectName(each),
        field: `metadata.annotations[${options}]`,
      }),
    ),
    fix: confirm
      ? `Sync with prune and confirm it in Argo CD, or put ${named} back in Git.`
      : `Put ${named} back in Git, or delete ${pruned.length > 1 ? "them" : "it"} by hand if nobody needs ${pruned.length > 1 ? "them" : "it"}. Without that the application stays OutOfSync.`,
  };
});

/** H4: objects were removed from Git, and pruning is off: they stay, and so does OutOfSync. */
export const pruneRequired = driftRule("H4", (drift) => {
  const { pruned, all, application } = drift;
  const [first] = pruned;
  if (first === undefined || all.length !== pruned.length) return undefined;
  const automated = isAutomated(application);
  const prunes = automated && application.spec.syncPolicy?.automated?.prune === true;
  // With pruning on it is about to be pruned: nothing to tell.
  if (prunes) return undefined;
  const named = sayPruned(pruned);
  const they = pruned.length > 1 ? "they stay" : "it stays";
  return {
    resource: resourceRef(first),
    headline: `${named} ${are(pruned)} gone from Git, and nothing prunes ${pruned.length > 1 ? "them" : "it"}: ${they} in the cluster, and the application OutOfSync`,
    facts: [
      {
        text: `${named} ${pruned.length > 1 ? "require" : "requires"} pruning; everything else is as Git has it`,
        where: "requiresPruning",
      },
      {
        text: automated
          ? "Automated sync runs without `prune`, so a sync goes through and leaves it"
          : "Automated sync is off; a sync by hand prunes only when it is asked to",
        where: "spec.syncPolicy",
      },
    ],
    fix: `See that nobody needs ${named}, then sync with prune, or turn automated prune on. If it went by accident, put it back in ${drift.place}.`,
  };
});

function sayPruned(pruned: Drift["pruned"]): string {
  const named = pruned.slice(0, 3).map(sayObject).join(", ");
  return pruned.length > 3 ? `${named} and ${pruned.length - 3} more` : named;
}

function are(pruned: Drift["pruned"]): string {
  return pruned.length > 1 ? "are" : "is";
}

function optionOf(each: Drift["pruned"][number], { scene }: Drift): string | undefined {
  const node = scene.tree.nodes.find(
    (one) => isSame(each, one) && one.namespace === each.namespace,
  );
  const said = node && scene.object(node)?.metadata?.annotations?.[options];
  return said
    ?.split(",")
    .map((option) => option.trim())
    .find((option) => option === "Prune=false" || option === "Prune=confirm");
}
