import { z } from "zod";
import { list, text } from "./lenient.ts";

/**
 * Argo CD's objects as its REST API answers them (v3.5.1; read leniently: every field optional, unknown
 * fields ignored, Go's `null` lists read as empty). Only the fields that somebody here needs.
 */

const Source = z.object({
  repoURL: z.string().default(""),
  path: text,
  chart: text,
  targetRevision: text,
  ref: text,
  helm: z.object({ valueFiles: list(z.string()) }).nullish(),
});

const Health = z.object({ status: text, message: text, lastTransitionTime: text });

const SyncResultResource = z.object({
  group: z.string().default(""),
  version: z.string().default(""),
  kind: z.string().default(""),
  namespace: z.string().default(""),
  name: z.string().default(""),
  status: text,
  message: text,
  hookType: text,
  hookPhase: text,
  syncPhase: text,
});
export type SyncResultResource = z.infer<typeof SyncResultResource>;

const OperationState = z.object({
  phase: z.string().default(""),
  message: text,
  startedAt: text,
  finishedAt: text,
  retryCount: z.number().nullish(),
  operation: z
    .object({
      sync: z.object({ revision: text, autoHealAttemptsCount: z.number().nullish() }).nullish(),
      initiatedBy: z.object({ username: text, automated: z.boolean().nullish() }).nullish(),
    })
    .nullish(),
  syncResult: z.object({ revision: text, resources: list(SyncResultResource) }).nullish(),
});

const ManagedResourceStatus = z.object({
  group: z.string().default(""),
  version: z.string().default(""),
  kind: z.string().default(""),
  namespace: z.string().default(""),
  name: z.string().default(""),
  status: text,
  health: Health.nullish(),
  hook: z.boolean().nullish(),
  requiresPruning: z.boolean().nullish(),
});

const HistoryEntry = z.object({
  id: z.number().default(0),
  revision: text,
  revisions: list(z.string()),
  deployedAt: text,
  deployStartedAt: text,
  source: Source.nullish(),
  sources: list(Source),
  initiatedBy: z.object({ username: text, automated: z.boolean().nullish() }).nullish(),
});

export const Application = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(""),
    labels: z.record(z.string(), z.string()).nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
    creationTimestamp: text,
    deletionTimestamp: text,
    resourceVersion: text,
    finalizers: list(z.string()),
    /** What makes it: an ApplicationSet. No list carries them. */
    ownerReferences: list(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    project: z.string().default("default"),
    source: Source.nullish(),
    sources: list(Source),
    destination: z.object({ server: text, name: text, namespace: text }).default({
      server: undefined,
      name: undefined,
      namespace: undefined,
    }),
    syncPolicy: z
      .object({
        automated: z
          .object({
            prune: z.boolean().nullish(),
            selfHeal: z.boolean().nullish(),
            enabled: z.boolean().nullish(),
          })
          .nullish(),
        syncOptions: list(z.string()),
      })
      .nullish(),
  }),
  status: z
    .object({
      health: Health.nullish(),
      sync: z.object({ status: text, revision: text, revisions: list(z.string()) }).nullish(),
      conditions: list(z.object({ type: z.string(), message: text, lastTransitionTime: text })),
      operationState: OperationState.nullish(),
      resources: list(ManagedResourceStatus),
      history: list(HistoryEntry),
      summary: z.object({ images: list(z.string()), externalURLs: list(z.string()) }).nullish(),
      reconciledAt: text,
    })
    .nullish(),
  operation: z.unknown().optional(),
});
export type Application = z.infer<typeof Application>;

/** Its items are parsed one by one, so that an odd one does not hide the others. */
export const ApplicationList = z.object({
  metadata: z.object({ resourceVersion: text }).nullish(),
  items: list(z.unknown()),
});

/** A node of the resource tree; without a uid the object is missing from the cluster. */
export const ResourceNode = z.object({
  group: z.string().default(""),
  version: z.string().default(""),
  kind: z.string(),
  namespace: z.string().default(""),
  name: z.string(),
  uid: text,
  parentRefs: list(
    z.object({
      group: z.string().default(""),
      kind: z.string(),
      namespace: z.string().default(""),
      name: z.string(),
      uid: text,
    }),
  ),
  info: list(z.object({ name: z.string(), value: z.string().default("") })),
  images: list(z.string()),
  health: Health.nullish(),
  createdAt: text,
  networkingInfo: z
    .object({
      labels: z.record(z.string(), z.string()).nullish(),
      targetLabels: z.record(z.string(), z.string()).nullish(),
    })
    .nullish(),
});
export type ResourceNode = z.infer<typeof ResourceNode>;

export const ResourceTree = z.object({
  nodes: list(ResourceNode),
  orphanedNodes: list(ResourceNode),
});
export type ResourceTree = z.infer<typeof ResourceTree>;

/** A Kubernetes event, core/v1; new-style events carry only `eventTime`. */
export const ResourceEvent = z.object({
  involvedObject: z
    .object({
      kind: text,
      namespace: text,
      name: text,
      uid: text,
      fieldPath: text,
    })
    .default({
      kind: undefined,
      namespace: undefined,
      name: undefined,
      uid: undefined,
      fieldPath: undefined,
    }),
  reason: z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
  message: z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
  type: z
    .string()
    .nullish()
    .transform((value) => value ?? "Normal"),
  count: z.number().nullish(),
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
});
export type ResourceEvent = z.infer<typeof ResourceEvent>;

export const EventList = z.object({ items: list(ResourceEvent) });

/** `GET resource`: the live object as a JSON string in `manifest`. */
export const ResourceResponse = z.object({ manifest: z.string() });

const SyncWindow = z.object({
  kind: text,
  schedule: text,
  duration: text,
  manualSync: z.boolean().nullish(),
});

export const SyncWindows = z.object({
  activeWindows: list(SyncWindow),
  assignedWindows: list(SyncWindow),
  /** Whether a sync by hand would be let through now. */
  canSync: z.boolean(),
});
export type SyncWindows = z.infer<typeof SyncWindows>;

/** One line of `GET logs`; `status` marks Argo CD's own words about a log that could not be opened. */
export interface LogLine {
  readonly content: string;
  readonly podName: string;
  readonly at: string | undefined;
  readonly status: boolean;
}

export const LogChunk = z.object({
  content: z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
  timeStampStr: text,
  podName: z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
  last: z.boolean().nullish(),
});

/** A change as `stream/applications` announces it. */
export const ApplicationWatchEvent = z.object({
  type: z.enum(["ADDED", "MODIFIED", "DELETED"]),
  application: Application,
});
export type ApplicationWatchEvent = z.infer<typeof ApplicationWatchEvent>;

export const Version = z.object({ Version: z.string() });
