CREATE FUNCTION "app"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'app.audit is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "app"."audit" FOR EACH ROW EXECUTE FUNCTION "app"."refuse_audit_change"();--> statement-breakpoint
CREATE TRIGGER "audit_keep" BEFORE TRUNCATE ON "app"."audit" FOR EACH STATEMENT EXECUTE FUNCTION "app"."refuse_audit_change"();--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "app"."audit" FROM PUBLIC, CURRENT_USER;
