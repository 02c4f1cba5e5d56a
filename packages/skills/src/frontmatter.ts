import { z } from "zod";

const name = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What a name may consist of whatever its length: it becomes an identifier that a model writes. */
export const SkillName = z
  .string()
  .regex(name, "holds lowercase letters, digits and single hyphens between them, nothing else");

/** The fields of the format (agentskills.io, specification of August 2026). Any other key breaks it. */
export const Frontmatter = z.strictObject({
  name: SkillName.max(64, "is longer than 64 characters"),
  description: z
    .string()
    .trim()
    .min(1, "is empty")
    .max(1024, "is longer than 1,024 characters")
    .regex(/^[^<>]*$/, "holds < or >, and it stands in the system prompt"),
  license: z.string().optional(),
  compatibility: z.string().min(1, "is empty").max(500, "is longer than 500 characters").optional(),
  metadata: z.record(z.string(), z.string("is not text")).optional(),
  "allowed-tools": z.string("is not a text with spaces between the tools").optional(),
});
export type Frontmatter = z.infer<typeof Frontmatter>;
