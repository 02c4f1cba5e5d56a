import type { ArgocdClient, ResourceEvent, ResourceNode } from "@lynceus/argocd";
import type { ApplicationSummary } from "@lynceus/contract";
import { mapBounded } from "../map-bounded.ts";
import { objectName } from "../node-state.ts";
import type { Deadline } from "../start-deadline.ts";

const AT_ONCE = 8;

/** The events of these objects; what cannot be had becomes a gap of the deadline. */
export async function readEvents(
  { client, summary }: { readonly client: ArgocdClient; readonly summary: ApplicationSummary },
  nodes: readonly ResourceNode[],
  { attempt, within }: Deadline,
): Promise<readonly ResourceEvent[]> {
  const read = await mapBounded(nodes, AT_ONCE, (node) =>
    attempt({ part: "events", subject: objectName(node) }, () =>
      client.resourceEvents(summary, node, within),
    ),
  );
  return read.flatMap((events) => events ?? []);
}
