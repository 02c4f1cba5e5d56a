import type { AuditEntry } from "@lynceus/store";
import { readBody } from "./audit-body.ts";

export interface Filter {
  /** Part of a name, or a whole id. */
  readonly who?: string;
  readonly tool?: string;
  readonly outcome?: string;
}

/** Whether an entry is about a call that fits every given part of a filter. */
export function matches(entry: Pick<AuditEntry, "body">, { who, tool, outcome }: Filter): boolean {
  const body = readBody(entry);
  if (body === undefined) return false;
  const { id, name } = body.principal;
  return (
    (who === undefined || id === who || name.toLowerCase().includes(who.toLowerCase())) &&
    (tool === undefined || body.tool === tool) &&
    (outcome === undefined || body.outcome === outcome)
  );
}
