import { z } from "zod";
import {
  ApplicationSummary,
  HealthStatus,
  InstanceName,
  MadeBy,
  SyncStatus,
} from "./application.ts";
import { EvidenceLine, RevisionChange } from "./finding.ts";

/** Why an instance's part of an answer is missing, in words: «`prod-ap-2` timed out after 5 s». */
export const InstanceGap = z.object({ instance: InstanceName, reason: z.string() });
export type InstanceGap = z.infer<typeof InstanceGap>;

/** What was left out of a bounded result, so that nobody takes a part for the whole. */
export const LeftOut = z.object({ count: z.number().int(), how: z.string() });
export type LeftOut = z.infer<typeof LeftOut>;

export const ListInstancesResult = z.object({
  instances: z.array(
    z.object({
      name: InstanceName,
      environment: z.string().optional(),
      state: z.enum(["connected", "stale", "unreachable", "refused"]),
      /** In words when the state is not `connected`. */
      reason: z.string().optional(),
      version: z.string().optional(),
      applications: z.number().int(),
      /** Seconds since the index last heard from this instance. */
      ageSeconds: z.number().optional(),
    }),
  ),
  leftOut: LeftOut.optional(),
});
export type ListInstancesResult = z.infer<typeof ListInstancesResult>;

export const FindApplicationsResult = z.object({
  /** Applications that a word of the query names exactly. */
  exact: z.array(ApplicationSummary),
  /** Applications whose name begins with or contains a word of the query; unhealthy first. */
  partial: z.array(ApplicationSummary),
  /** Likely misspellings, nearest first. */
  near: z.array(z.object({ word: z.string(), application: ApplicationSummary })),
  /** ApplicationSets that a word names, and the one that would make an application of that name; surest first. */
  applicationSets: z
    .array(
      z.object({
        word: z.string(),
        by: z.enum(["name", "template", "near"]),
        instance: InstanceName,
        namespace: z.string(),
        name: z.string(),
        /** Why it makes nothing new. */
        error: z.string().optional(),
        /** Of what it has made, what the caller may see; unhealthy first, a few of them. */
        applications: z.array(ApplicationSummary),
      }),
    )
    .optional(),
  leftOut: LeftOut.optional(),
  gaps: z.array(InstanceGap),
  /** Instances asked in all, gaps included. */
  instances: z.number().int(),
});
export type FindApplicationsResult = z.infer<typeof FindApplicationsResult>;

export const ListApplicationsResult = z.object({
  total: z.number().int(),
  health: z.partialRecord(z.enum(HealthStatus.unwrap().options), z.number().int()),
  sync: z.partialRecord(z.enum(SyncStatus.unwrap().options), z.number().int()),
  /** Unhealthy first; a page of them. */
  applications: z.array(ApplicationSummary),
  leftOut: LeftOut.optional(),
  gaps: z.array(InstanceGap),
  instances: z.number().int(),
  ageSeconds: z.number(),
});
export type ListApplicationsResult = z.infer<typeof ListApplicationsResult>;

export const GetApplicationResult = z.object({
  application: ApplicationSummary,
  madeBy: MadeBy.optional(),
  source: z.array(
    z.object({
      repoURL: z.string(),
      path: z.string().optional(),
      chart: z.string().optional(),
      targetRevision: z.string().optional(),
    }),
  ),
  revision: z.string().optional(),
  conditions: z.array(z.object({ type: z.string(), message: z.string() })),
  operation: z
    .object({
      phase: z.string(),
      message: z.string().optional(),
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
    })
    .optional(),
  unhealthyResources: z.array(
    z.object({
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
      health: z.string().optional(),
      sync: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
  resourceCount: z.number().int(),
  images: z.array(z.string()),
  history: z.array(RevisionChange),
  evidence: z.array(EvidenceLine),
  leftOut: LeftOut.optional(),
});
export type GetApplicationResult = z.infer<typeof GetApplicationResult>;
