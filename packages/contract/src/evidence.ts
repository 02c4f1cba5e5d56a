import { z } from "zod";

/**
 * Names a tool's result within one run: `e3` is what the third call came to. `e0` is the first look,
 * which every run has before its first call.
 */
export const EvidenceId = z.string().regex(/^e(?:0|[1-9]\d{0,3})$/);
export type EvidenceId = z.infer<typeof EvidenceId>;

/** A tool's result as a model reads it: JSON in one `tool_result`, so that no text in it can pose as anything else. */
export const EvidenceFrame = z.object({
  evidence: EvidenceId,
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  /** What the tool said; untrusted text. Absent when it failed. */
  data: z.string().optional(),
  /** Why it failed, in the tool's own words; untrusted text. */
  error: z.string().optional(),
  /** How much of it is missing, when it was too long. */
  cut: z.string().optional(),
});
export type EvidenceFrame = z.infer<typeof EvidenceFrame>;
