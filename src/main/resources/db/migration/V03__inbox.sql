-- Events of Zalo as they came. Written before Zalo gets its answer, so this road is kept short: one insert, few indexes.
CREATE TABLE inbox_event (
    id          ${identity},
    commune_id  BIGINT  NOT NULL,
    event_key   TEXT    NOT NULL,
    person_key  TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    payload     ${bytes},
    received_at BIGINT  NOT NULL,
    state       INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    due_at      BIGINT  NOT NULL,
    holder      TEXT,
    held_until  BIGINT  NOT NULL,
    handled_at  BIGINT,
    error       TEXT,
    UNIQUE (commune_id, event_key)
);

-- state: 0 waits, 1 done, 2 failed.
CREATE INDEX inbox_event_waiting ON inbox_event (commune_id, person_key, id) WHERE state = 0;
CREATE INDEX inbox_event_order ON inbox_event (id) WHERE state = 0;
CREATE INDEX inbox_event_failed ON inbox_event (commune_id, id) WHERE state = 2;
CREATE INDEX inbox_event_handled ON inbox_event (handled_at) WHERE payload IS NOT NULL AND handled_at IS NOT NULL;
