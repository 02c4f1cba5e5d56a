import { resourceRef } from "../../say/finding.ts";
import { isSame, objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { readWaiting, type Waiting } from "./read-waiting.ts";
import { syncRule } from "./sync-rule.ts";

/** E5: what a sync removes does not go: a finalizer holds it. */
export const waitsForDeletion = syncRule("E5", (sync, scene) => {
  const waiting = readWaiting(sync.message);
  if (waiting?.for !== "deletion") return undefined;
  const { node, name } = find(waiting, scene);
  const finalizers = (node && scene.object(node)?.metadata?.finalizers) ?? [];
  const held = finalizers.length === 0 ? "" : `, held by finalizer ${quoteNames(finalizers)}`;
  return {
    resource: node && resourceRef(node),
    headline: `the sync waits for ${name} to be deleted${held}`,
    facts: [
      finalizers.length === 0
        ? undefined
        : {
            text: `${quoteNames(finalizers)} has to be removed by the controller that set it`,
            where: `${waiting.kind} ${waiting.name}, metadata.finalizers`,
          },
    ],
    evidence:
      node === undefined
        ? []
        : finalizers.map((text) =>
            evidence({ text, object: objectName(node), field: "metadata.finalizers" }),
          ),
    fix: `See that the controller behind the finalizers of ${name} runs and can finish; removing a finalizer by hand leaves behind what it guards. Terminate the sync to unblock the application meanwhile.`,
  };
});

/** L5: somebody has to confirm that an object with `Prune=confirm` goes; nothing is broken. */
export const waitsForConfirmation = syncRule("L5", (sync, scene) => {
  const waiting = readWaiting(sync.message);
  if (waiting?.for !== "confirmation") return undefined;
  const { node, name } = find(waiting, scene);
  return {
    severity: "info",
    resource: node && resourceRef(node),
    headline: `the sync waits for someone to confirm pruning ${name}`,
    facts: [
      {
        text: `${name} is gone from Git and carries \`Prune=confirm\`: nothing is removed until a person says yes`,
        where: `${waiting.kind} ${waiting.name}`,
      },
    ],
    fix: `Confirm the pruning in Argo CD (or annotate the Application with \`argocd.argoproj.io/deletion-approved\`), or put ${name} back in Git.`,
  };
});

function find(waiting: Waiting, scene: Scene) {
  const more = waiting.more > 0 ? ` and ${waiting.more} more` : "";
  return {
    node: scene.tree.nodes.find((each) => isSame(waiting, each)),
    name: `${waiting.kind} ${quote(waiting.name, 63)}${more}`,
  };
}
