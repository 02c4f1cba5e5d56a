CREATE TABLE "app"."lease" (
	"key" text NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "lease_key_owner_pk" PRIMARY KEY("key","owner")
);
