import { z } from "zod";
import { ApplicationSummary, MadeBy } from "./application.ts";

/**
 * Texts in this file are plain, with `code` spans in backticks as their only markup. They may quote
 * untrusted text from Argo CD; whoever renders them escapes for the surface it writes to.
 */

/** A Kubernetes object as Argo CD's resource tree names it. `group` is empty for the core group. */
export const ResourceRef = z.object({
  group: z.string().default(""),
  version: z.string().default(""),
  kind: z.string(),
  namespace: z.string().default(""),
  name: z.string(),
});
export type ResourceRef = z.infer<typeof ResourceRef>;

/** A verbatim excerpt and where it stands, so that a person can go and look. */
export const EvidenceLine = z.object({
  excerpt: z.string(),
  /** `Pod payments-prod/payments-api-64…`, `Application payments-api`. */
  object: z.string(),
  /** `status.containerStatuses[0].state.waiting`, `event Failed`, `log (previous)`. */
  field: z.string(),
  at: z.iso.datetime({ offset: true }).optional(),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;

/** One thing seen, in words, short enough for a phone: the bullets of an answer. */
export const Fact = z.object({
  text: z.string(),
  /** Where it was seen: `pod …6445bf6c75-jrnsf, ImagePullBackOff`. */
  where: z.string().optional(),
  /** When it happened or began; rendered relative to the reader's now. */
  at: z.iso.datetime({ offset: true }).optional(),
});
export type Fact = z.infer<typeof Fact>;

export const Severity = z.enum(["critical", "warning", "info"]);
export type Severity = z.infer<typeof Severity>;

/** Which half of a rollout a finding is about. `application`: neither, or both. */
export const Subject = z.enum(["new-revision", "running-revision", "application"]);
export type Subject = z.infer<typeof Subject>;

/**
 * A cause outside the application that others have too. Kind and name stay the same from application to
 * application of one instance, so that they can be counted: `cluster` `prod-eu-3`, `repository` its URL.
 */
export const SharedCause = z.object({
  kind: z.enum([
    "cluster",
    "metrics-api",
    "namespace",
    "registry",
    "repo-server",
    "repository",
    "secret-store",
    "sync-window",
    "webhook",
  ]),
  name: z.string(),
});
export type SharedCause = z.infer<typeof SharedCause>;

/** One failure found by rule, no model involved. */
export const Finding = z.object({
  /** Stable within one application while the failure lasts: `F1:Deployment/payments-api:new-revision`. */
  id: z.string(),
  /** Entry of the failure catalogue: `F1`, `D1`. `?` when the signals match no entry. */
  mode: z.string(),
  severity: Severity,
  subject: Subject,
  resource: ResourceRef,
  /** The version this is about as people say it: an image tag (`5.2.0`) or a short revision. */
  version: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  /** A clause that completes «payments-api · prod: …»: `the new revision cannot pull its image`. */
  headline: z.string(),
  /** Most telling first; a surface may show only three. */
  facts: z.array(Fact),
  /** What to do, imperative, one or two sentences. */
  fix: z.string().optional(),
  evidence: z.array(EvidenceLine),
  /** Present where it is not the application's own fault. */
  shared: SharedCause.optional(),
  /** Name of the skill that treats this failure, once there is one. */
  skill: z.string().optional(),
  /** Other applications that the asker may see and that fail by the same cause: how many, and some by name. */
  sharedBy: z.object({ count: z.number().int(), applications: z.array(z.string()) }).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** Some findings of one application, by id: what a button stands for. */
export const FindingsRef = z.object({
  /** The application's key. */
  application: z.string(),
  findings: z.array(Finding.shape.id).min(1),
});
export type FindingsRef = z.infer<typeof FindingsRef>;

/** The layer that a failure sits in: where to look first. */
export const Layer = z.enum([
  "source",
  "operation",
  "rejected",
  "hook",
  "workload",
  "drift",
  "deletion",
  "none",
]);
export type Layer = z.infer<typeof Layer>;

/** The commit that brought a revision, as far as Argo CD tells. */
export const RevisionChange = z.object({
  revision: z.string(),
  author: z.string().optional(),
  message: z.string().optional(),
  date: z.iso.datetime({ offset: true }).optional(),
  deployedAt: z.iso.datetime({ offset: true }).optional(),
  /** `true` when Argo CD synced it by itself, else the user name. */
  initiatedBy: z.string().optional(),
});
export type RevisionChange = z.infer<typeof RevisionChange>;

/** What still serves, in pods. */
export const Serving = z.object({ ready: z.number().int(), desired: z.number().int() });
export type Serving = z.infer<typeof Serving>;

/** A warning or error line in the logs of a running container, repeats folded. */
export const LogWarning = z.object({
  line: z.string(),
  count: z.number().int(),
  pod: z.string(),
  container: z.string(),
  at: z.iso.datetime({ offset: true }).optional(),
  /** By rule: `harmless` (deprecation and the like), `matters` (something will stop working), else `unclear`. */
  weight: z.enum(["matters", "unclear", "harmless"]),
  reason: z.string(),
});
export type LogWarning = z.infer<typeof LogWarning>;

/** All that rules can say about one application at one moment. */
export const Diagnosis = z.object({
  application: ApplicationSummary,
  madeBy: MadeBy.optional(),
  layer: Layer,
  /** Ranked worst first, folded; empty when nothing is wrong in Argo CD. */
  findings: z.array(Finding),
  serving: Serving.optional(),
  /** The change that brought the newest deployed revision. */
  change: RevisionChange.optional(),
  /** From the logs of running containers, only when asked for. */
  warnings: z.array(LogWarning).default([]),
  /** What was looked at, for «nothing is wrong»: `2 pods`, `no restarts`, `no warning events`. */
  checked: z.array(z.string()),
  /** What could not be looked at and why, in words. Never silently empty. */
  unchecked: z.array(z.string()),
  observedAt: z.iso.datetime({ offset: true }),
  /** The application's page in Argo CD. */
  url: z.url().optional(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

/** What counts as a failure: `info` only when there is nothing worse. */
export function failuresOf({ findings }: Pick<Diagnosis, "findings">): readonly Finding[] {
  const failures = findings.filter(({ severity }) => severity !== "info");
  return failures.length > 0 ? failures : findings;
}
