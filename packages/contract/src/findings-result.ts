import { z } from "zod";
import { ApplicationRef } from "./application.ts";
import { EvidenceLine, Severity, SharedCause } from "./finding.ts";
import { LeftOutOfWhole } from "./resource-results.ts";
import { InstanceGap } from "./tool-results.ts";

/** An application as answers about many name it. */
export const SeenApplication = z.object({
  ...ApplicationRef.shape,
  project: z.string(),
  environment: z.string().optional(),
});
export type SeenApplication = z.infer<typeof SeenApplication>;

/** One cause and the applications that fail by it. */
export const FindingGroup = z.object({
  /** As it is told of the first application. */
  headline: z.string(),
  modes: z.array(z.string()),
  severity: Severity,
  /** What they share, where it is not their own fault. */
  shared: SharedCause.optional(),
  /** They say the same, each of itself: nothing tells that one thing is behind it. */
  alike: z.literal(true).optional(),
  /** Applications in all; `applications` may name some of them only. */
  count: z.number().int(),
  applications: z.array(SeenApplication),
  /** When it began first. */
  since: z.iso.datetime({ offset: true }).optional(),
  evidence: EvidenceLine.optional(),
  fix: z.string().optional(),
});
export type FindingGroup = z.infer<typeof FindingGroup>;

/** A revision that came to an application, and how the application is now. */
export const SeenDeployment = z.object({
  application: SeenApplication,
  /** With several sources one for each. */
  revision: z.string(),
  author: z.string().optional(),
  /** First line. */
  message: z.string().optional(),
  /** When it was deployed, or when its sync began. */
  at: z.string().optional(),
  /** User name, or `auto-sync`. */
  initiatedBy: z.string().optional(),
  /** `failed`: its sync did not succeed, so that another may be running. */
  state: z.enum(["running", "replaced", "syncing", "failed"]),
  /** The application, whatever brought it there; `attention`: nothing fails, but something is not as it should be. */
  now: z.enum(["fine", "failing", "attention", "unknown"]),
  /** Headline of the worst finding. */
  wrong: z.string().optional(),
});
export type SeenDeployment = z.infer<typeof SeenDeployment>;

export const FindFindingsResult = z.object({
  /** Worst first, then those of most applications. */
  groups: z.array(FindingGroup),
  /** Groups and applications in all. */
  total: z.object({ groups: z.number().int(), applications: z.number().int() }),
  /** Newest first; only when asked for by author or time. */
  deployments: z.array(SeenDeployment).optional(),
  /** Who uses the image that was asked for. */
  images: z
    .array(z.object({ image: z.string(), applications: z.array(SeenApplication) }))
    .optional(),
  /** What the answer rests on, among the applications that were asked about. */
  looked: z.object({
    applications: z.number().int(),
    /** Not looked at yet: of these only what the live index says is known. */
    notYet: z.number().int(),
    /** Changed since they were looked at. */
    changedSince: z.number().int(),
    /** Could not be looked at. */
    failed: z.number().int(),
    oldestSeconds: z.number().optional(),
  }),
  /** How the answer was chosen, in words. */
  notes: z.array(z.string()),
  gaps: z.array(InstanceGap),
  instances: z.number().int(),
  leftOut: LeftOutOfWhole.optional(),
});
export type FindFindingsResult = z.infer<typeof FindFindingsResult>;
