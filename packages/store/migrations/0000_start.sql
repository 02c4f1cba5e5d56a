CREATE TABLE "app"."approval" (
	"id" text PRIMARY KEY NOT NULL,
	"investigation_id" text,
	"team" text NOT NULL,
	"thread_key" text NOT NULL,
	"hash" text NOT NULL,
	"steps" integer NOT NULL,
	"body" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_status" CHECK ("app"."approval"."status" in ('pending', 'approved', 'rejected', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "app"."approval_step" (
	"approval_id" text NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_step_approval_id_step_pk" PRIMARY KEY("approval_id","step")
);
--> statement-breakpoint
CREATE TABLE "app"."audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"prev" text NOT NULL,
	"at" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "app"."cancellation" (
	"investigation_id" text PRIMARY KEY NOT NULL,
	"requested_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."conversation" (
	"thread_key" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."delivery" (
	"key" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"thread_ts" text,
	"ts" text,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "app"."feedback" (
	"answer_key" text NOT NULL,
	"user_id" text NOT NULL,
	"team" text NOT NULL,
	"verdict" text NOT NULL,
	"comment" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_answer_key_user_id_pk" PRIMARY KEY("answer_key","user_id")
);
--> statement-breakpoint
CREATE TABLE "app"."inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "app"."inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" text NOT NULL,
	"message_key" text NOT NULL,
	"kind" text NOT NULL,
	"team" text NOT NULL,
	"thread_key" text NOT NULL,
	"payload" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"owner" text,
	"token" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"outcome" text,
	"reason" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "inbox_event_id" UNIQUE("event_id"),
	CONSTRAINT "inbox_message_key" UNIQUE("message_key"),
	CONSTRAINT "inbox_state" CHECK ("app"."inbox"."state" in ('waiting', 'claimed', 'finished', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "app"."index_cache" (
	"key" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."investigation" (
	"id" text PRIMARY KEY NOT NULL,
	"team" text NOT NULL,
	"thread_key" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"body" text NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "investigation_status" CHECK ("app"."investigation"."status" in ('queued', 'running', 'awaiting_approval', 'done', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "app"."journal" (
	"investigation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"fence" integer NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "journal_investigation_id_seq_pk" PRIMARY KEY("investigation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "app"."migration" (
	"tag" text PRIMARY KEY NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "app"."approval_step" ADD CONSTRAINT "approval_step_approval_id_approval_id_fk" FOREIGN KEY ("approval_id") REFERENCES "app"."approval"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."journal" ADD CONSTRAINT "journal_investigation_id_investigation_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "app"."investigation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_by_expiry" ON "app"."approval" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "inbox_by_state" ON "app"."inbox" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "inbox_by_thread" ON "app"."inbox" USING btree ("thread_key","id") WHERE state in ('waiting', 'claimed');--> statement-breakpoint
CREATE INDEX "inbox_by_settled" ON "app"."inbox" USING btree ("settled_at") WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX "investigation_by_thread" ON "app"."investigation" USING btree ("thread_key","created_at");