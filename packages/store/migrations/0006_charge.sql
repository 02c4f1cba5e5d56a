CREATE TABLE "app"."charge" (
	"account" text NOT NULL,
	"investigation_id" text NOT NULL,
	"usd" double precision DEFAULT 0 NOT NULL,
	"held" double precision NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charge_account_investigation_id_pk" PRIMARY KEY("account","investigation_id")
);
--> statement-breakpoint
ALTER TABLE "app"."charge" ADD CONSTRAINT "charge_investigation_id_investigation_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "app"."investigation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_by_day" ON "app"."charge" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "charge_by_investigation" ON "app"."charge" USING btree ("investigation_id");--> statement-breakpoint
CREATE FUNCTION "app"."create_investigation"("about" text, "workspace" text, "thread" text, "written" text, "set_aside" double precision, "counted" text, OUT "outcome" text, OUT "used_up" text) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(1280921155, 4);
	IF EXISTS (SELECT FROM app.investigation WHERE id = about) THEN outcome := 'known'; RETURN; END IF;
	SELECT limits.account INTO used_up
		FROM jsonb_to_recordset(counted::jsonb) AS limits(account text, place integer, investigations integer, usd double precision)
		CROSS JOIN LATERAL (
			SELECT count(*) AS begun, coalesce(sum(charge.usd + charge.held), 0) AS taken FROM app.charge
			WHERE charge.account = limits.account AND charge.at >= date_trunc('day', clock_timestamp(), 'UTC')
		) AS today
		WHERE today.begun >= limits.investigations OR today.taken >= limits.usd
		ORDER BY limits.place LIMIT 1;
	IF FOUND THEN outcome := 'used-up'; RETURN; END IF;
	INSERT INTO app.investigation (id, team, thread_key, body) VALUES (about, workspace, thread, written);
	INSERT INTO app.charge (account, investigation_id, held, at)
		SELECT limits.account, about, set_aside, clock_timestamp() FROM jsonb_to_recordset(counted::jsonb) AS limits(account text);
	outcome := 'created';
END
$$;
