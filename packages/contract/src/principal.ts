import { z } from "zod";

/**
 * Which projects someone may see: `checkout`, `payments-*`, `*`, or with an instance in front,
 * `prod-eu/checkout`. `*` matches within one segment; nothing listed means nothing seen.
 */
export const ProjectScope = z.array(z.string().min(1));
export type ProjectScope = z.infer<typeof ProjectScope>;

/** Who asks or clicks. A bot is never a person: alerts run under their channel's read-only principal. */
export const Principal = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("person"),
    /** `slack:T1:U1`: unique over workspaces, no e-mail in it. */
    id: z.string().min(1),
    name: z.string(),
    email: z.email().optional(),
    groups: z.array(z.string()),
    projects: ProjectScope,
  }),
  z.object({
    kind: z.literal("channel"),
    id: z.string().min(1),
    name: z.string(),
    projects: ProjectScope,
  }),
]);
export type Principal = z.infer<typeof Principal>;
