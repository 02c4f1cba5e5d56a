import type { Fact } from "@lynceus/contract";
import type { Scene } from "../../scene/scene.ts";
import { instant } from "../../text/instant.ts";
import { quoteError } from "../../text/quote.ts";

/** What Argo CD says that keeps it from deleting. */
export function errorFact(scene: Scene, error = deletionError(scene)): Fact | undefined {
  if (error?.message === undefined) return undefined;
  const at = instant(error.lastTransitionTime);
  return {
    text: quoteError(error.message, 240),
    where: `condition ${error.type}`,
    ...(at === undefined ? {} : { at }),
  };
}

function deletionError({ observed }: Scene) {
  return (observed.application.status?.conditions ?? []).find(
    ({ type }) => type === "DeletionError",
  );
}
