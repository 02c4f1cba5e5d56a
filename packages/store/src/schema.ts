import { sql } from "drizzle-orm";
import { check, doublePrecision, index, integer, primaryKey } from "drizzle-orm/pg-core";
import { app, instant, json, text, whole } from "./columns.ts";

/** Which migrations this database has had, by their file's name. */
export const migration = app.table("migration", {
  tag: text().primaryKey(),
  appliedAt: instant().notNull().defaultNow(),
});

/** What arrived from Slack, kept before it is acknowledged. `id` is the order of arrival. */
export const inbox = app.table(
  "inbox",
  {
    id: whole().primaryKey().generatedAlwaysAsIdentity(),
    eventId: text().notNull().unique("inbox_event_id"),
    messageKey: text().notNull().unique("inbox_message_key"),
    kind: text().$type<"message" | "click" | "command" | "event">().notNull(),
    team: text().notNull(),
    threadKey: text().notNull(),
    payload: json().notNull(),
    state: text()
      .$type<"waiting" | "claimed" | "finished" | "failed">()
      .notNull()
      .default("waiting"),
    owner: text(),
    /** Rises with every claim; what the holder of an older one writes is refused. */
    token: integer().notNull().default(0),
    leaseUntil: instant(),
    outcome: json(),
    reason: text(),
    receivedAt: instant().notNull().defaultNow(),
    settledAt: instant(),
  },
  (table) => [
    check("inbox_state", sql`${table.state} in ('waiting', 'claimed', 'finished', 'failed')`),
    index("inbox_by_state").on(table.state, table.id),
    index("inbox_by_thread")
      .on(table.threadKey, table.id)
      .where(sql`state in ('waiting', 'claimed')`),
    index("inbox_by_settled").on(table.settledAt).where(sql`settled_at is not null`),
  ],
);

/** What a thread is about, as the steps last left it. */
export const conversation = app.table("conversation", {
  threadKey: text().primaryKey(),
  team: text().notNull(),
  state: json().notNull(),
  version: integer().notNull(),
  updatedAt: instant().notNull().defaultNow(),
});

/** A message to Slack, written down before it is sent; `ts` once Slack has it. */
export const delivery = app.table("delivery", {
  key: text().primaryKey(),
  channel: text().notNull(),
  threadTs: text(),
  ts: text(),
  begunAt: instant().notNull().defaultNow(),
  sentAt: instant(),
});

export const investigation = app.table(
  "investigation",
  {
    id: text().primaryKey(),
    team: text().notNull(),
    threadKey: text().notNull(),
    status: text()
      .$type<"queued" | "running" | "awaiting_approval" | "done" | "stopped">()
      .notNull()
      .default("queued"),
    body: json().notNull(),
    /** Rises with every run; a journal entry or status from an older run is refused. */
    fence: integer().notNull().default(0),
    /** How it ended, as far as it has. */
    result: json(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check(
      "investigation_status",
      sql`${table.status} in ('queued', 'running', 'awaiting_approval', 'done', 'stopped')`,
    ),
    index("investigation_by_thread").on(table.threadKey, table.createdAt),
  ],
);

/** Whom an investigation counts to (its asker, its channel, a team), and what it costs them. */
export const charge = app.table(
  "charge",
  {
    account: text().notNull(),
    investigationId: text()
      .notNull()
      .references(() => investigation.id),
    /** US dollars that it has cost, once it has ended. */
    usd: doublePrecision().notNull().default(0),
    /** US dollars that are set aside for it until then. */
    held: doublePrecision().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.investigationId] }),
    index("charge_by_day").on(table.account, table.at),
    index("charge_by_investigation").on(table.investigationId),
  ],
);

/** What an investigation did, step by step; append-only. */
export const journal = app.table(
  "journal",
  {
    investigationId: text()
      .notNull()
      .references(() => investigation.id),
    seq: integer().notNull(),
    fence: integer().notNull(),
    kind: text().notNull(),
    body: json().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.investigationId, table.seq] })],
);

/** One plan, asked about once. `hash` is over the whole plan and the state it was shown against. */
export const approval = app.table(
  "approval",
  {
    id: text().primaryKey(),
    investigationId: text(),
    team: text().notNull(),
    threadKey: text().notNull(),
    hash: text().notNull(),
    steps: integer().notNull(),
    body: json().notNull(),
    status: text()
      .$type<"pending" | "approved" | "rejected" | "expired">()
      .notNull()
      .default("pending"),
    decidedBy: text(),
    decidedAt: instant(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check(
      "approval_status",
      sql`${table.status} in ('pending', 'approved', 'rejected', 'expired')`,
    ),
    index("approval_by_expiry").on(table.expiresAt).where(sql`status = 'pending'`),
  ],
);

/** A step of an approved plan that has been used up. */
export const approvalStep = app.table(
  "approval_step",
  {
    approvalId: text()
      .notNull()
      .references(() => approval.id),
    step: integer().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.approvalId, table.step] })],
);

/**
 * A hash chain: `hash = sha256(prev + "\n" + seq + "\n" + at + "\n" + body)`, in hexadecimal.
 * `at` and `body` are text, so that the hashed bytes are the stored bytes.
 */
export const audit = app.table("audit", {
  seq: whole().primaryKey(),
  prev: text().notNull(),
  at: text().notNull(),
  body: text().notNull(),
  hash: text().notNull().unique("audit_hash"),
});

export const feedback = app.table(
  "feedback",
  {
    answerKey: text().notNull(),
    userId: text().notNull(),
    team: text().notNull(),
    verdict: text().$type<"up" | "down">().notNull(),
    comment: text(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.answerKey, table.userId] })],
);

/** That someone pressed Stop: the truth that every process looks at between steps. */
export const cancellation = app.table("cancellation", {
  investigationId: text().primaryKey(),
  requestedBy: text().notNull(),
  at: instant().notNull().defaultNow(),
});

/** Who has a place among those that a limit allows, and until when. */
export const lease = app.table(
  "lease",
  {
    key: text().notNull(),
    owner: text().notNull(),
    until: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.owner] })],
);

/** A workspace that has installed the app by itself. */
export const installation = app.table("installation", {
  team: text().primaryKey(),
  teamName: text().notNull(),
  appId: text().notNull(),
  botUserId: text().notNull(),
  scopes: json().notNull(),
  /** Who installed it, by their Slack id. */
  installedBy: text().notNull(),
  /** The bot's token, encrypted by whoever keeps it here; never the same text twice. */
  sealedToken: text().notNull(),
  installedAt: instant().notNull().defaultNow(),
});
