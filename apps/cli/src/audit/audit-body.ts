import type { AuditEntry } from "@lynceus/store";
import { z } from "zod";

export const outcomes = ["started", "ok", "refused", "error"] as const;

/** What an entry says of one call of a tool, as far as a terminal shows it. */
export const AuditBody = z.object({
  principal: z.object({ id: z.string(), name: z.string() }),
  tool: z.string(),
  target: z
    .object({
      instance: z.string(),
      project: z.string(),
      namespace: z.string().optional(),
      name: z.string().optional(),
    })
    .optional(),
  effect: z.enum(["allow", "deny"]),
  policy: z.string(),
  outcome: z.enum(outcomes),
  reason: z.string().optional(),
  durationMs: z.number(),
});
export type AuditBody = z.infer<typeof AuditBody>;

/** Undefined for an entry about something else than a call, or one that somebody has garbled. */
export function readBody(entry: Pick<AuditEntry, "body">): AuditBody | undefined {
  try {
    return AuditBody.safeParse(JSON.parse(entry.body)).data;
  } catch {
    return undefined;
  }
}
