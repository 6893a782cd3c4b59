-- The last number given out to each person: they type it ("bỏ nhắc 2").
CREATE TABLE reminder_number (
    owner_id    BIGINT PRIMARY KEY REFERENCES person (id),
    last_number INTEGER NOT NULL
);

-- rule is null for one that comes once. offsets are minutes before the time itself, as 15,1440; empty for at the time.
CREATE TABLE reminder (
    id            ${identity},
    commune_id    BIGINT  NOT NULL REFERENCES commune (id),
    number        INTEGER NOT NULL,
    owner_id      BIGINT  NOT NULL REFERENCES person (id),
    body_id       BIGINT  REFERENCES body (id),
    what          TEXT    NOT NULL,
    rule          TEXT,
    event_at      BIGINT  NOT NULL,
    offsets       TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    UNIQUE (owner_id, number)
);
CREATE INDEX reminder_of_commune ON reminder (commune_id, state);

-- What is due is decided here. A time of a reminder is a row once and for all, so it cannot be lost or come twice.
CREATE TABLE reminder_occurrence (
    id          ${identity},
    commune_id  BIGINT NOT NULL REFERENCES commune (id),
    reminder_id BIGINT NOT NULL REFERENCES reminder (id),
    event_at    BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    handled_at  BIGINT,
    reached     INTEGER NOT NULL DEFAULT 0,
    unreached   INTEGER NOT NULL DEFAULT 0,
    told        INTEGER NOT NULL DEFAULT 0,
    UNIQUE (reminder_id, due_at)
);
CREATE INDEX reminder_occurrence_due ON reminder_occurrence (due_at) WHERE state = 'PENDING';
CREATE INDEX reminder_occurrence_untold ON reminder_occurrence (reminder_id) WHERE state = 'MISSED' AND told = 0;
