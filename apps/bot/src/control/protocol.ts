import type { AuditEntry, Verified } from "@lynceus/store";
import { z } from "zod";

/** What stands in the way of another version's terminal: an unknown request is refused with a sentence. */
const Seq = z.int().min(1);

/** A stretch of the audit by number, both ends included. Everything left out: the whole chain. */
export const AuditQuery = z.object({
  from: Seq.optional(),
  to: Seq.optional(),
  /** So many from the beginning of the stretch. */
  limit: Seq.optional(),
  /** So many from its end. */
  last: Seq.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** SHA-256 in hexadecimal: the hash of an audit entry. */
export const AuditHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The one line that a terminal sends over a connection. */
export const ControlRequest = z.discriminatedUnion("request", [
  z.object({ request: z.literal("status") }),
  z.object({ request: z.literal("audit.verify"), anchor: AuditHash.optional() }),
  z.object({ request: z.literal("audit.list"), ...AuditQuery.shape }),
  z.object({ request: z.literal("audit.export") }),
]);
export type ControlRequest = z.infer<typeof ControlRequest>;

/** A part of the status that could not be found out, in words. */
const Unknown = z.object({ problem: z.string() });

export const BotStatus = z.object({
  version: z.string(),
  pid: z.int(),
  role: z.enum(["all", "slack", "worker"]),
  phase: z.enum(["starting", "running", "stopping"]),
  upSeconds: z.number(),
  store: z.enum(["embedded", "postgres"]),
  audit: z.union([z.object({ entries: z.int(), head: z.string().optional() }), Unknown]),
  inbox: z.union([
    z.object({ waiting: z.int(), claimed: z.int(), finished: z.int(), failed: z.int() }),
    Unknown,
  ]),
  queue: z.union([
    z.object({
      waiting: z.int(),
      delayed: z.int(),
      running: z.int(),
      done: z.int(),
      failed: z.int(),
    }),
    Unknown,
  ]),
  /** Empty for a bot that only listens: it asks no Argo CD. */
  instances: z.array(
    z.object({
      name: z.string(),
      environment: z.string().optional(),
      state: z.enum(["connected", "stale", "unreachable", "refused"]),
      reason: z.string().optional(),
      version: z.string().optional(),
      applications: z.int(),
      /** Seconds since it was last heard; absent before the first time. */
      heardSecondsAgo: z.number().optional(),
    }),
  ),
});
export type BotStatus = z.infer<typeof BotStatus>;

const Entry = z.object({
  seq: z.int(),
  prev: z.string(),
  at: z.string(),
  body: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<AuditEntry>;

const VerifiedAudit = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), count: z.int(), head: z.string().optional() }),
  z.object({
    ok: z.literal(false),
    problem: z.enum(["changed", "removed", "reordered", "inserted", "cut-off"]),
    seq: z.int(),
    sentence: z.string(),
  }),
]) satisfies z.ZodType<Verified>;
