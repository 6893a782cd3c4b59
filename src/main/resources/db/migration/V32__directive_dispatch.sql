-- When it is to go out as the author asked, when it really does (never in the quiet hours without a reason), and whether it is a drill.
ALTER TABLE directive ADD COLUMN send_at BIGINT;
ALTER TABLE directive ADD COLUMN departs_at BIGINT;
ALTER TABLE directive ADD COLUMN night_reason TEXT NOT NULL DEFAULT '';
-- A drill has one state only: none in which anything goes out is open to it.
ALTER TABLE directive ADD COLUMN drill INTEGER NOT NULL DEFAULT 0
    CHECK (drill = 0 OR (drill = 1 AND state = 'DRILLED'));
CREATE INDEX directive_due ON directive (departs_at) WHERE state = 'SCHEDULED';

-- Whatever the program believes: a drill stays a drill, and not a single message of it can be queued.
${sqlite_begin}
CREATE TRIGGER drill_stays_drill BEFORE UPDATE OF drill ON directive WHEN OLD.drill <> NEW.drill
BEGIN
    SELECT RAISE(ABORT, 'a drill cannot go live');
END;
CREATE TRIGGER drill_sends_nothing BEFORE INSERT ON outbox_message
WHEN NEW.message_key LIKE 'directive:%' AND EXISTS (
    SELECT 1 FROM directive WHERE id = CAST(substr(NEW.message_key, 11) AS INTEGER) AND drill = 1)
BEGIN
    SELECT RAISE(ABORT, 'a drill cannot go live');
END;
${sqlite_end}
${postgresql_begin}
CREATE FUNCTION drill_cannot_go_live() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
    RAISE EXCEPTION 'a drill cannot go live' USING ERRCODE = 'check_violation';
END $guard$;
CREATE FUNCTION drill_sends_nothing() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
    IF EXISTS (SELECT 1 FROM directive
               WHERE id = CAST(substring(NEW.message_key from 11 for position('/' in NEW.message_key || '/') - 11) AS BIGINT)
                 AND drill = 1) THEN
        RAISE EXCEPTION 'a drill cannot go live' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $guard$;
CREATE TRIGGER drill_stays_drill BEFORE UPDATE OF drill ON directive
    FOR EACH ROW WHEN (OLD.drill <> NEW.drill) EXECUTE FUNCTION drill_cannot_go_live();
CREATE TRIGGER drill_sends_nothing BEFORE INSERT ON outbox_message
    FOR EACH ROW WHEN (NEW.message_key LIKE 'directive:%') EXECUTE FUNCTION drill_sends_nothing();
${postgresql_end}
