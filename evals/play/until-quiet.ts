import type { LocalArgocd } from "../../packages/standins/src/index.ts";

const QUIET_MS = 1_500;
const LOOK_MS = 100;

/** Until Argo CD is asked nothing any more: by then the findings of all its applications are known. */
export async function untilQuiet(
  argocd: Pick<LocalArgocd, "requests">,
  signal?: AbortSignal,
): Promise<void> {
  let asked = -1;
  let quietMs = 0;
  while (quietMs < QUIET_MS) {
    signal?.throwIfAborted();
    const now = argocd.requests().length;
    quietMs = now === asked ? quietMs + LOOK_MS : 0;
    asked = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
