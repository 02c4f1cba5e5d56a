import type { SyncWindows } from "@lynceus/argocd";

/** What keeps an application from being synced now. */
export interface Block {
  /** An active window forbids it, or windows that would allow it are closed. */
  readonly kind: "denied" | "closed";
  /** By hand too. */
  readonly manual: boolean;
  readonly windows: SyncWindows["activeWindows"];
}

/**
 * Argo CD's rules: an active deny wins; where there are allow windows, one has to be active. `canSync` is
 * about a sync by hand, which `manualSync: true` lets through. Undefined when nothing is blocked.
 */
export function readWindows(found: SyncWindows | undefined): Block | undefined {
  if (found === undefined) return undefined;
  const { activeWindows, assignedWindows, canSync } = found;
  const denied = activeWindows.filter(({ kind }) => kind === "deny");
  if (denied.length > 0) return { kind: "denied", manual: !canSync, windows: denied };
  const allowing = assignedWindows.filter(({ kind }) => kind === "allow");
  const isOpen = activeWindows.some(({ kind }) => kind === "allow");
  if (allowing.length > 0 && !isOpen)
    return { kind: "closed", manual: !canSync, windows: allowing };
  return canSync ? undefined : { kind: "denied", manual: true, windows: activeWindows };
}
