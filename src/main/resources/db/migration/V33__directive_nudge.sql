-- Each time somebody reminds those who have not answered.
CREATE TABLE directive_nudge (
    id           ${identity},
    commune_id   BIGINT  NOT NULL,
    directive_id BIGINT  NOT NULL REFERENCES directive (id),
    by_id        BIGINT  NOT NULL,
    people       INTEGER NOT NULL,
    at           BIGINT  NOT NULL
);
CREATE INDEX directive_nudge_of ON directive_nudge (directive_id, at);
