import { z } from "zod";
import { ApplicationSummary } from "./application.ts";
import { LeftOutOfWhole } from "./resource-results.ts";

/** One object that is not the same on two sides. */
export const ResourceChange = z.object({
  group: z.string().optional(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  /**
   * `changed`: on both sides, and different. Live against Git: `missing` in the cluster, `extra` there but
   * no longer in Git. Between two revisions: `added`, `removed`.
   */
  state: z.enum(["changed", "missing", "extra", "added", "removed"]),
  /** What the state alone does not tell, in words. */
  note: z.string().optional(),
  /**
   * A unified diff of both sides as YAML: `-` and `+` lines with their surroundings, and before each hunk
   * `@@` with the keys that lead to it.
   */
  diff: z.array(z.string()),
  /** Lines of the diff that are not shown. */
  cut: z.number().int().optional(),
});
export type ResourceChange = z.infer<typeof ResourceChange>;

export const ApplicationDiffResult = z.object({
  application: ApplicationSummary,
  /** What Git names now; with several sources one for each. */
  revisions: z.array(z.string()),
  /** Objects that were compared. */
  compared: z.number().int(),
  /** Objects that differ. */
  differing: z.number().int(),
  /** `-` is the cluster, `+` is Git; the most telling first. */
  changes: z.array(ResourceChange),
  /** What could not be compared, in words. */
  notes: z.array(z.string()),
  leftOut: LeftOutOfWhole.optional(),
});
export type ApplicationDiffResult = z.infer<typeof ApplicationDiffResult>;

/** A revision of one source, and what is known of it. */
export const SourceChange = z.object({
  repoURL: z.string(),
  path: z.string().optional(),
  chart: z.string().optional(),
  targetRevision: z.string().optional(),
  revision: z.string(),
  kind: z.enum(["commit", "chart", "oci"]),
  /** With name and address, as the commit or the artifact has it. */
  author: z.string().optional(),
  message: z.string().optional(),
  date: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** Why nothing is known of it, in words. */
  failure: z.string().optional(),
});
export type SourceChange = z.infer<typeof SourceChange>;

export const Deployment = z.object({
  id: z.number().int(),
  deployedAt: z.string().optional(),
  /** User name, or `auto-sync`. */
  initiatedBy: z.string().optional(),
  /** True of the one that was applied last without an error. */
  running: z.boolean(),
  sources: z.array(SourceChange),
});
export type Deployment = z.infer<typeof Deployment>;

export const ApplicationHistoryResult = z.object({
  application: ApplicationSummary,
  /** All there are; Argo CD keeps the last ten unless told otherwise. */
  total: z.number().int(),
  /** Newest first. */
  deployments: z.array(Deployment),
  /** What Git names now, where that is not what was deployed last. */
  ahead: z.array(SourceChange),
  /** In words: what `ahead` means, how the last operation ended. */
  notes: z.array(z.string()),
  leftOut: LeftOutOfWhole.optional(),
});
export type ApplicationHistoryResult = z.infer<typeof ApplicationHistoryResult>;

export const RevisionMetadataResult = z.object({
  application: ApplicationSummary,
  /** The deployment that the revision belongs to; absent when it is not, or no longer, in the history. */
  deployment: Deployment.omit({ sources: true }).optional(),
  sources: z.array(SourceChange),
});
export type RevisionMetadataResult = z.infer<typeof RevisionMetadataResult>;

export const ManifestsResult = z.object({
  application: ApplicationSummary,
  /** The revision that was rendered; with several sources one for each. */
  revisions: z.array(z.string()),
  /** The older side of a comparison. */
  comparedTo: z.array(z.string()).optional(),
  /** Between the two: the deployment that the difference came with. */
  broughtBy: z
    .object({
      deployment: Deployment.omit({ sources: true }).optional(),
      sources: z.array(SourceChange),
    })
    .optional(),
  /** Objects in the rendering of `revisions`, filters applied. */
  total: z.number().int(),
  /** `-` is `comparedTo`, `+` is `revisions`; only when two were compared. */
  changes: z.array(ResourceChange),
  /** Only when nothing was compared. */
  manifests: z.array(
    z.object({
      group: z.string().optional(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      /** YAML; with `grep` only what fits, with its surroundings and `@@` lines as in a diff. */
      lines: z.array(z.string()),
      cut: z.number().int().optional(),
    }),
  ),
  /** How the revisions were chosen, and what could not be had, in words. */
  notes: z.array(z.string()),
  leftOut: LeftOutOfWhole.optional(),
});
export type ManifestsResult = z.infer<typeof ManifestsResult>;

export const QueryResult = z.object({
  /** The tool whose result this is, and how old it is. */
  tool: z.string(),
  ageSeconds: z.number(),
  /** Rows that fit. */
  total: z.number().int(),
  offset: z.number().int(),
  /** A value and its place as a normalized JSONPath. */
  rows: z.array(z.object({ path: z.string(), value: z.string() })),
  leftOut: LeftOutOfWhole.optional(),
});
export type QueryResult = z.infer<typeof QueryResult>;
