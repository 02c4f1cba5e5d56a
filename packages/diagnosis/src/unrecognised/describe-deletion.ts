import type { Finding } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { finding } from "../say/finding.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { quote, quoteNames } from "../text/quote.ts";

/** An application that is being deleted: what of it is still there, and which finalizers hold it. */
export function describeDeletion(scene: Scene): Finding {
  const { observed } = scene;
  const [resource, object] = applicationRef(observed);
  const remaining = scene.tree.nodes.filter(
    (node) => node.uid !== undefined && scene.tree.parent(node) === undefined,
  );
  const held = observed.objects.flatMap(({ node }) => {
    const finalizers = scene.object(node)?.metadata?.finalizers ?? [];
    return finalizers.map((finalizer) => ({ node, finalizer }));
  });
  const errors = (observed.application.status?.conditions ?? []).filter(
    (condition) => condition.type === "DeletionError",
  );
  const names = quoteNames(remaining.map((node) => node.name));
  return finding({
    mode: "?",
    severity: "info",
    subject: "application",
    resource,
    since: observed.application.metadata.deletionTimestamp,
    headline:
      remaining.length === 0
        ? "it is being deleted"
        : `it is being deleted, and ${names} ${remaining.length > 1 ? "are" : "is"} still there`,
    facts: [
      ...held.map(({ node, finalizer }) => ({
        text: `${node.kind} ${quote(node.name, 63)} is held by finalizer ${quote(finalizer, 100)}`,
        where: objectName(node),
      })),
      ...errors.map((error) => ({
        text: quote(error.message ?? "", 240),
        where: "condition DeletionError",
      })),
    ],
    evidence: [
      ...held.map(({ node, finalizer }) =>
        evidence({ text: finalizer, object: objectName(node), field: "metadata.finalizers" }),
      ),
      ...errors.map((error) =>
        evidence({ text: error.message ?? "", object, field: "status.conditions[DeletionError]" }),
      ),
      evidence({
        text: observed.application.metadata.deletionTimestamp ?? "",
        object,
        field: "metadata.deletionTimestamp",
      }),
    ],
  });
}
