import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { type ScopeStatus, statusOfScopeParts } from "./status-of-scope-parts.ts";

/** How the applications of a project, a cluster, an instance or of all stand. */
export function renderScopeStatus(status: ScopeStatus, { now }: { readonly now: Date }): Rendered {
  return compose(statusOfScopeParts(status), now);
}
