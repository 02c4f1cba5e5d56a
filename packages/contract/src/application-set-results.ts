import { z } from "zod";
import { ApplicationSummary, HealthStatus, InstanceName } from "./application.ts";
import { LeftOutOfWhole } from "./resource-results.ts";
import { InstanceGap, LeftOut } from "./tool-results.ts";

const Identity = {
  instance: InstanceName,
  namespace: z.string(),
  name: z.string(),
  /** As its template has it: a project, or a template such as `{{.team}}`. */
  project: z.string(),
};

/** One ApplicationSet in one line, as the index knows it. */
export const ApplicationSetLine = z.object({
  ...Identity,
  /** Why it makes nothing new; untrusted text from Argo CD. */
  error: z.string().optional(),
  /** Of the applications that it has made, those that the caller may see. */
  health: z.partialRecord(z.enum(HealthStatus.unwrap().options), z.number().int()),
  applications: z.number().int(),
});
export type ApplicationSetLine = z.infer<typeof ApplicationSetLine>;

export const ListApplicationSetsResult = z.object({
  total: z.number().int(),
  /** Those with an error first; a page of them. */
  applicationSets: z.array(ApplicationSetLine),
  leftOut: LeftOut.optional(),
  gaps: z.array(InstanceGap),
  instances: z.number().int(),
});
export type ListApplicationSetsResult = z.infer<typeof ListApplicationSetsResult>;

export const ApplicationSetResult = z.object({
  ...Identity,
  /** Errors first. Messages are left out where they may tell of projects that the caller may not see. */
  conditions: z.array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      message: z.string().optional(),
      at: z.string().optional(),
    }),
  ),
  /** One line each, in the order of the object. */
  generators: z.array(z.string()),
  /** What every application is made from, one `field: value` each. */
  template: z.array(z.string()),
  /** Those that it has made and the caller may see, unhealthy first. */
  applications: z.array(ApplicationSummary),
  total: z.number().int(),
  notes: z.array(z.string()),
  leftOut: LeftOutOfWhole.optional(),
});
export type ApplicationSetResult = z.infer<typeof ApplicationSetResult>;

/** What Argo CD can do with a live object, whoever asks. */
export const ResourceActionsResult = z.object({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  health: z.string().optional(),
  actions: z.array(
    z.object({
      name: z.string(),
      title: z.string().optional(),
      /** False where the object's present state rules it out. */
      available: z.boolean(),
      parameters: z.array(z.string()).optional(),
    }),
  ),
});
export type ResourceActionsResult = z.infer<typeof ResourceActionsResult>;
