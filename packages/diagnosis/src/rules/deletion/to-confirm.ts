import { resourceRef } from "../../say/finding.ts";
import { objectName } from "../../scene/node-info.ts";
import { evidence } from "../../text/evidence.ts";
import { deletionRule } from "./deletion-rule.ts";
import { readRemaining } from "./read-remaining.ts";
import { sayRemaining } from "./say-remaining.ts";

/** L5: a deletion that a person has to confirm, because an object says so. */
export const deletionToConfirm = deletionRule("L5", (scene) => {
  const waits = readRemaining(scene).filter(({ needsConfirmation }) => needsConfirmation);
  const [first] = waits;
  if (first === undefined) return undefined;
  const named = sayRemaining(waits);
  return {
    severity: "info",
    resource: resourceRef(first.node),
    headline: `its deletion waits for someone to confirm that ${named} ${waits.length > 1 ? "are" : "is"} deleted`,
    facts: [
      {
        text: `${named} ${waits.length > 1 ? "carry" : "carries"} \`Delete=confirm\`: nothing goes until a person says yes`,
        where: `${first.node.kind} ${first.node.name}`,
      },
    ],
    evidence: [
      evidence({
        text: "Delete=confirm",
        object: objectName(first.node),
        field: "metadata.annotations[argocd.argoproj.io/sync-options]",
      }),
    ],
    fix: "Confirm the deletion in Argo CD (or annotate the Application with `argocd.argoproj.io/deletion-approved`).",
  };
});
