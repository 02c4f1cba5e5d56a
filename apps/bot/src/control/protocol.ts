import { z } from "zod";

/** SHA-256 in hexadecimal: the hash of an audit entry, and so what an anchor looks like. */
export const AuditHash = z.string().regex(/^[0-9a-f]{64}$/);

const Seq = z.int().min(1);

/** A stretch of the audit by number, both ends included. With everything left out: the whole chain. */
export const AuditQuery = z.object({
  from: Seq.optional(),
  to: Seq.optional(),
  /** No more than so many, counted from the beginning of the stretch. */
  limit: Seq.optional(),
  /** No more than so many, counted from its end. */
  last: Seq.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** The one line of JSON that a terminal sends over a connection. */
export const ControlRequest = z.discriminatedUnion("request", [
  z.object({ request: z.literal("status") }),
  z.object({ request: z.literal("installations") }),
  z.object({ request: z.literal("audit.verify"), anchor: AuditHash.optional() }),
  z.object({ request: z.literal("audit.list"), ...AuditQuery.shape }),
]);
export type ControlRequest = z.infer<typeof ControlRequest>;

/** In place of what could not be found out: why, as a sentence. */
const Unknown = z.object({ problem: z.string() });
const Count = z.int();

export const BotStatus = z.object({
  version: z.string(),
  pid: z.int(),
  role: z.enum(["all", "slack", "worker"]),
  phase: z.enum(["starting", "running", "stopping"]),
  upSeconds: z.number(),
  /** Whether Slack can reach it, and for how long that has been so; left out by a worker, which it need not reach. */
  slack: z
    .object({
      state: z.enum(["opening", "listening", "connected", "cut"]),
      seconds: z.number().optional(),
      /** A sentence, when the connection stays away. */
      reason: z.string().optional(),
    })
    .optional(),
  store: z.enum(["embedded", "postgres"]),
  audit: z.union([z.object({ entries: Count, head: z.string().optional() }), Unknown]),
  inbox: z.union([
    z.object({ waiting: Count, claimed: Count, finished: Count, failed: Count }),
    Unknown,
  ]),
  queue: z.union([
    z.object({ waiting: Count, delayed: Count, running: Count, done: Count, failed: Count }),
    Unknown,
  ]),
  /** What everybody together has begun and spent since 00:00 UTC; `held` is set aside for what runs. US dollars. */
  today: z.union([z.object({ investigations: Count, usd: z.number(), held: z.number() }), Unknown]),
  /** Left out by a bot that only listens: it asks no Argo CD. */
  instances: z
    .array(
      z.object({
        name: z.string(),
        environment: z.string().optional(),
        state: z.enum(["connected", "stale", "unreachable", "refused"]),
        /** A sentence, when the state is not `connected`. */
        reason: z.string().optional(),
        version: z.string().optional(),
        applications: Count,
        /** Since it was last heard; left out before the first time. */
        heardSecondsAgo: z.number().optional(),
      }),
    )
    .optional(),
});
export type BotStatus = z.infer<typeof BotStatus>;

/** What the bot writes back, a line of JSON each; `end` or `failed` is the last. */
export const ControlLine = z.discriminatedUnion("line", [
  /** At once, and every few seconds while the answer takes its time. */
  z.object({ line: z.literal("alive") }),
  z.object({ line: z.literal("status"), status: BotStatus }),
  /** A workspace that has installed the app; the token only as it is kept, encrypted. */
  z.object({
    line: z.literal("installation"),
    installation: z.object({ team: z.string(), teamName: z.string(), sealedToken: z.string() }),
  }),
  z.object({
    line: z.literal("entry"),
    entry: z.object({
      seq: z.int(),
      prev: z.string(),
      at: z.string(),
      body: z.string(),
      hash: z.string(),
    }),
  }),
  z.object({ line: z.literal("sound"), count: Count, head: z.string().optional() }),
  z.object({
    line: z.literal("broken"),
    problem: z.enum(["changed", "removed", "reordered", "inserted", "cut-off"]),
    seq: z.int(),
    sentence: z.string(),
  }),
  z.object({ line: z.literal("failed"), sentence: z.string() }),
  z.object({ line: z.literal("end") }),
]);
export type ControlLine = z.infer<typeof ControlLine>;

/** How often a bot that is at work says so; a terminal waits for several times as long. */
export const aliveEveryMs = 2_000;
