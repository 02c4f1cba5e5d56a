CREATE FUNCTION "app"."acquire_lease"("wanted" text, "holder" text, "places" integer, "ttl_ms" double precision) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(1280921155, 3);
	UPDATE app.lease SET until = clock_timestamp() + ttl_ms * interval '1 millisecond' WHERE key = wanted AND owner = holder;
	IF FOUND THEN RETURN true; END IF;
	DELETE FROM app.lease WHERE key = wanted AND until <= clock_timestamp();
	IF (SELECT count(*) FROM app.lease WHERE key = wanted) >= places THEN RETURN false; END IF;
	INSERT INTO app.lease (key, owner, until) VALUES (wanted, holder, clock_timestamp() + ttl_ms * interval '1 millisecond');
	RETURN true;
END
$$;--> statement-breakpoint
CREATE FUNCTION "app"."append_audit"("written_at" text, "written" text) RETURNS SETOF "app"."audit" LANGUAGE plpgsql AS $$
DECLARE
	last app.audit;
	link app.audit;
BEGIN
	PERFORM pg_advisory_xact_lock(1280921155, 2);
	SELECT * INTO last FROM app.audit ORDER BY seq DESC LIMIT 1;
	link.seq := coalesce(last.seq, 0) + 1;
	link.prev := coalesce(last.hash, '');
	link.at := written_at;
	link.body := written;
	link.hash := encode(sha256(convert_to(link.prev || E'\n' || link.seq || E'\n' || link.at || E'\n' || link.body, 'UTF8')), 'hex');
	INSERT INTO app.audit SELECT (link).*;
	RETURN NEXT link;
END
$$;--> statement-breakpoint
CREATE FUNCTION "app"."append_step"("about" text, "place" integer, "run" integer, "named" text, "written" text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	present integer;
BEGIN
	SELECT fence INTO present FROM app.investigation WHERE id = about FOR SHARE;
	IF present IS DISTINCT FROM run THEN RETURN 'fenced'; END IF;
	INSERT INTO app.journal (investigation_id, seq, fence, kind, body) VALUES (about, place, run, named, written) ON CONFLICT DO NOTHING;
	IF FOUND THEN RETURN 'appended'; END IF;
	RETURN 'taken';
END
$$;
