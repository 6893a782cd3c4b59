-- The audit log: one hash chain for each commune. The head is a row of its own, so that writers of several nodes queue on it.
CREATE TABLE audit_head (
    commune_id BIGINT PRIMARY KEY,
    sequence   BIGINT NOT NULL,
    hash       TEXT   NOT NULL
);

CREATE TABLE audit_entry (
    commune_id BIGINT NOT NULL,
    sequence   BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    person_id  BIGINT,
    actor      TEXT   NOT NULL,
    via        TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    details    TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    PRIMARY KEY (commune_id, sequence)
);
