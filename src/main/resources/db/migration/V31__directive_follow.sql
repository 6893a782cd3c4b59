-- A directive about an earlier one: it replaces, corrects or withdraws it, or asks those who have not answered it.
ALTER TABLE directive ADD COLUMN follows_id BIGINT REFERENCES directive (id);
ALTER TABLE directive ADD COLUMN follow_kind TEXT;
CREATE INDEX directive_follows ON directive (follows_id) WHERE follows_id IS NOT NULL;

-- Batches that were stopped: a row of one that was on its way at that moment and came back is not tried again.
CREATE TABLE outbox_stop (
    commune_id BIGINT NOT NULL,
    batch      TEXT   NOT NULL,
    PRIMARY KEY (commune_id, batch)
);
