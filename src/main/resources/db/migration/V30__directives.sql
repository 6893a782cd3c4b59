-- The last number given out in each commune: people type it ("đã nhận 12"), so it is small and has no gaps.
CREATE TABLE directive_number (
    commune_id  BIGINT PRIMARY KEY,
    last_number INTEGER NOT NULL
);

CREATE TABLE directive (
    id           ${identity},
    commune_id   BIGINT  NOT NULL,
    short_number INTEGER NOT NULL,
    symbol       TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    body_text    TEXT    NOT NULL,
    urgency      TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    audience     TEXT    NOT NULL,
    roll         INTEGER NOT NULL,
    author_id    BIGINT  NOT NULL,
    approver_id  BIGINT,
    file_id      BIGINT,
    content_hash TEXT    NOT NULL,
    rejection    TEXT,
    created_at   BIGINT  NOT NULL,
    published_at BIGINT,
    due_at       BIGINT,
    UNIQUE (commune_id, short_number)
);

-- One row for each person a directive is for. The name stands as it was when the directive went out: the list of who was to
-- be reached must not change with the roll. status is the rank in DeliveryStatus: it only grows.
CREATE TABLE delivery (
    id              ${identity},
    commune_id      BIGINT  NOT NULL,
    directive_id    BIGINT  NOT NULL REFERENCES directive (id),
    person_id       BIGINT  NOT NULL,
    person_name     TEXT    NOT NULL,
    village_id      BIGINT,
    body_id         BIGINT,
    part            INTEGER NOT NULL,
    group_id        TEXT,
    status          INTEGER NOT NULL,
    reason          TEXT,
    note            TEXT,
    changed_at      BIGINT  NOT NULL,
    acknowledged_at BIGINT,
    acknowledged_by BIGINT,
    UNIQUE (directive_id, person_id)
);
CREATE INDEX delivery_of_person ON delivery (person_id, directive_id);
CREATE INDEX delivery_by_group ON delivery (directive_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX delivery_not_out ON delivery (commune_id) WHERE status <= 1;

-- Where the record of a send and the receipts for it meet, whichever comes first: a receipt may overtake the record.
CREATE TABLE delivery_message (
    commune_id  BIGINT  NOT NULL,
    message_id  TEXT    NOT NULL,
    delivery_id BIGINT,
    status      INTEGER NOT NULL,
    at          BIGINT  NOT NULL,
    PRIMARY KEY (commune_id, message_id)
);
CREATE INDEX delivery_message_early ON delivery_message (commune_id, at) WHERE delivery_id IS NULL;
