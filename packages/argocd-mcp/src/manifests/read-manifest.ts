import type { ArgocdClient, ResourceNode } from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import { redactValue } from "@lynceus/guard";
import { clean } from "../clean.ts";
import { objectName } from "../node-state.ts";
import { isRecord, type Manifest, stripManifest } from "./strip-manifest.ts";

/**
 * The live object of a node, masked as an object, before it becomes text. Throws `ExpectedError` for a
 * Secret, which is never fetched, and for what is not in the cluster.
 */
export async function readManifest(
  { client, summary }: { readonly client: ArgocdClient; readonly summary: ApplicationSummary },
  node: ResourceNode,
  signal: AbortSignal,
): Promise<Manifest> {
  if (isSecret(node.kind)) throw new ExpectedError(`${objectName(node)}: ${NEVER}`);
  if (node.uid === undefined) {
    throw new ExpectedError(
      `${objectName(node)} is not in the cluster${node.health?.status === undefined ? "" : ` (${node.health.status})`}, so there is no live manifest.`,
    );
  }
  const manifest = await client.resource(summary, node, signal);
  if (!isRecord(manifest)) {
    throw new ExpectedError(`Argo CD's answer about ${objectName(node)} is not an object.`);
  }
  if (isSecret(manifest.kind)) throw new ExpectedError(`${objectName(node)}: ${NEVER}`);
  try {
    return redactValue(clean(stripManifest(manifest)));
  } catch (cause) {
    const sentence = `${objectName(node)} could not be checked for secrets, so it is not shown.`;
    throw new ExpectedError(sentence, { cause });
  }
}

const NEVER =
  "Secrets are never fetched. That it exists, and its health, is in get_application_resource_tree; its keys are named by what mounts it.";

function isSecret(kind: unknown): boolean {
  return typeof kind === "string" && kind.toLowerCase() === "secret";
}
