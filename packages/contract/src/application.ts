import { z } from "zod";

/** A configured Argo CD server's short name, as people say it: `prod-eu`, `lab`. */
export const InstanceName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be lower-case letters, digits and hyphens");
export type InstanceName = z.infer<typeof InstanceName>;

export const Environment = z.enum(["dev", "stage", "prod"]);
export type Environment = z.infer<typeof Environment>;

/** Identity of an application across the fleet; `namespace` is the Application object's own. */
export const ApplicationRef = z.object({
  instance: InstanceName,
  namespace: z.string().min(1),
  name: z.string().min(1),
});
export type ApplicationRef = z.infer<typeof ApplicationRef>;

/** `instance/namespace/name`: unique, stable, fit for a button's value. */
export function applicationKey(ref: ApplicationRef): string {
  return `${ref.instance}/${ref.namespace}/${ref.name}`;
}

/** The inverse of `applicationKey`; undefined for anything else. */
export function parseApplicationKey(key: string): ApplicationRef | undefined {
  const [instance, namespace, name, ...rest] = key.split("/");
  if (rest.length > 0) return undefined;
  const parsed = ApplicationRef.safeParse({ instance, namespace, name });
  return parsed.success ? parsed.data : undefined;
}

/** Argo CD's own health words; anything newer is read as `Unknown`. */
export const HealthStatus = z
  .enum(["Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown"])
  .catch("Unknown");
export type HealthStatus = z.infer<typeof HealthStatus>;

export const SyncStatus = z.enum(["Synced", "OutOfSync", "Unknown"]).catch("Unknown");
export type SyncStatus = z.infer<typeof SyncStatus>;

/** One application in one line: what the live index knows without asking Argo CD again. */
export const ApplicationSummary = z.object({
  ...ApplicationRef.shape,
  project: z.string(),
  /** From the application's `env` label, else the instance's environment; free text such as `prod`. */
  environment: z.string().optional(),
  health: HealthStatus,
  sync: SyncStatus,
  /** `operationState.phase`: Running, Failed, Error, Succeeded, Terminating. */
  operation: z.string().optional(),
  /** First line of the worst condition or operation message; untrusted text from Argo CD. */
  reason: z.string().optional(),
  cluster: z.string(),
  destinationNamespace: z.string(),
  autoSync: z.boolean(),
  deleting: z.boolean().default(false),
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

/** True when the application asks for a look: not Healthy, not Synced, or its last operation failed. */
export function needsLook(application: ApplicationSummary): boolean {
  return (
    application.health !== "Healthy" ||
    application.sync !== "Synced" ||
    application.operation === "Failed" ||
    application.operation === "Error" ||
    application.deleting
  );
}

/** What makes an Application and makes it again: an ApplicationSet, or an Application that declares it. */
export const MadeBy = z.object({
  kind: z.enum(["ApplicationSet", "Application"]),
  name: z.string(),
});
export type MadeBy = z.infer<typeof MadeBy>;
