-- The short code at the foot of a message, by which anybody can ask whether the commune sent it. Older ones have none.
ALTER TABLE directive ADD COLUMN check_code TEXT;
CREATE UNIQUE INDEX directive_check_code ON directive (commune_id, check_code) WHERE check_code IS NOT NULL;
