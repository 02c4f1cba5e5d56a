import { z } from "zod";
import { LeftOut } from "./tool-results.ts";

/** What was left out, and under which id `query_result` finds the whole. */
export const LeftOutOfWhole = LeftOut.extend({ resultId: z.string().optional() });
export type LeftOutOfWhole = z.infer<typeof LeftOutOfWhole>;

/** An object of an application, as the resource tree shows it. */
export const TreeLine = z.object({
  kind: z.string(),
  group: z.string().optional(),
  namespace: z.string().optional(),
  name: z.string(),
  health: z.string().optional(),
  /** Why, in Argo CD's words. */
  message: z.string().optional(),
  /** What Argo CD shows beside a node: `Status Reason=CrashLoopBackOff`, `Restart Count=5`. */
  info: z.array(z.string()),
  createdAt: z.string().optional(),
  /** From the object that Git declares down to the one above this: `Deployment/web`. */
  path: z.array(z.string()),
  /** How many more beside it are the same but for their names. */
  alike: z.number().int().optional(),
});
export type TreeLine = z.infer<typeof TreeLine>;

export const ResourceTreeResult = z.object({
  /** Objects that fit the filters, orphans not counted. */
  total: z.number().int(),
  /** Counts by kind, then by health; `none` where Argo CD knows no health of a kind. */
  counts: z.array(z.object({ kind: z.string(), health: z.record(z.string(), z.number().int()) })),
  unhealthy: z.array(TreeLine),
  others: z.array(TreeLine),
  /** In the application's namespace, but of no application. */
  orphans: z.number().int(),
  orphaned: z.array(TreeLine),
  leftOut: LeftOutOfWhole.optional(),
});
export type ResourceTreeResult = z.infer<typeof ResourceTreeResult>;

export const WorkloadLogsResult = z.object({
  /** The logs that were read. */
  read: z.array(
    z.object({
      pod: z.string(),
      container: z.string(),
      /** The run before the last restart. */
      previous: z.boolean(),
      lines: z.number().int(),
      from: z.string().optional(),
      to: z.string().optional(),
      /** Why this run, and how the last one ended. */
      state: z.string().optional(),
    }),
  ),
  /** What could not be read or was not looked at, in words. */
  notes: z.array(z.string()),
  totalLines: z.number().int(),
  /** Lines that fit `grep`. */
  matched: z.number().int().optional(),
  /** Errors and matches first, then what stands around them; in each part oldest first. */
  entries: z.array(
    z.object({
      part: z.enum(["telling", "context"]),
      level: z.enum(["error", "warning", "other"]),
      /** A line, or one with its stack trace. */
      text: z.string(),
      count: z.number().int(),
      /** Time of the first and of the last of `count`. */
      at: z.string().optional(),
      last: z.string().optional(),
      /** Only where more than one log was read. */
      pods: z.array(z.string()).optional(),
    }),
  ),
  leftOut: LeftOutOfWhole.optional(),
});
export type WorkloadLogsResult = z.infer<typeof WorkloadLogsResult>;

export const EventsResult = z.object({
  /** The objects whose events were asked for, as `Pod/web-1`. */
  asked: z.array(z.string()),
  /** What could not be read or was not looked at, in words. */
  notes: z.array(z.string()),
  /** Occurrences of all kinds, repeats counted. */
  total: z.number().int(),
  /** Warnings first, then newest first; the same of several objects is one. */
  events: z.array(
    z.object({
      type: z.string(),
      reason: z.string(),
      message: z.string(),
      count: z.number().int(),
      first: z.string().optional(),
      last: z.string().optional(),
      objects: z.array(z.string()),
      /** Objects beyond those named. */
      more: z.number().int().optional(),
    }),
  ),
  leftOut: LeftOutOfWhole.optional(),
});
export type EventsResult = z.infer<typeof EventsResult>;

export const GetResourcesResult = z.object({
  resources: z.array(
    z.object({
      kind: z.string(),
      group: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string(),
      /** YAML, status before spec; texts are double-quoted, as in JSON. */
      manifest: z.string(),
      /** What was taken out of it, in words. */
      cut: z.array(z.string()),
    }),
  ),
  /** What could not be read, in words. */
  notes: z.array(z.string()),
  leftOut: LeftOutOfWhole.optional(),
});
export type GetResourcesResult = z.infer<typeof GetResourcesResult>;
