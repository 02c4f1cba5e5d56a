CREATE TABLE "app"."installation" (
	"team" text PRIMARY KEY NOT NULL,
	"team_name" text NOT NULL,
	"app_id" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"scopes" text NOT NULL,
	"installed_by" text NOT NULL,
	"sealed_token" text NOT NULL,
	"installed_at" timestamp with time zone DEFAULT now() NOT NULL
);
