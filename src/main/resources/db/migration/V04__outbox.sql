-- Everything that Zalo must be told.
CREATE TABLE outbox_message (
    id              ${identity},
    commune_id      BIGINT  NOT NULL,
    lane            INTEGER NOT NULL,
    message_key     TEXT    NOT NULL,
    reference       TEXT    NOT NULL,
    batch           TEXT    NOT NULL,
    recipient       TEXT    NOT NULL,
    call            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    due_at          BIGINT  NOT NULL,
    attempts        INTEGER NOT NULL,
    reuploaded      INTEGER NOT NULL,
    settle_attempts INTEGER NOT NULL,
    holder          TEXT,
    held_until      BIGINT  NOT NULL,
    sending_since   BIGINT  NOT NULL,
    message_id      TEXT,
    error_code      INTEGER,
    error_text      TEXT,
    error_handling  TEXT,
    reason          TEXT,
    charged         INTEGER NOT NULL,
    created_at      BIGINT  NOT NULL,
    changed_at      BIGINT  NOT NULL,
    UNIQUE (commune_id, message_key)
);

CREATE INDEX outbox_due ON outbox_message (commune_id, lane, due_at, id) WHERE state = 'PENDING';
-- One partial index for each state that is asked for: SQLite does not see that a state is one of a list.
CREATE INDEX outbox_sending ON outbox_message (commune_id, recipient) WHERE state = 'SENDING';
CREATE INDEX outbox_unknown ON outbox_message (commune_id, recipient) WHERE state = 'UNKNOWN';
CREATE INDEX outbox_unsettled ON outbox_message (commune_id, recipient) WHERE state = 'UNSETTLED';
CREATE INDEX outbox_batch ON outbox_message (commune_id, batch, state) WHERE batch <> '';
-- One message of Zalo proves one row only.
CREATE UNIQUE INDEX outbox_message_id ON outbox_message (commune_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE outbox_file (
    id         ${identity},
    commune_id BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    sha256     TEXT   NOT NULL,
    bytes      ${bytes} NOT NULL,
    -- What Zalo gave for the last upload, and when; it forgets uploads after at most seven days.
    upload     TEXT,
    uploaded_at BIGINT NOT NULL,
    UNIQUE (commune_id, sha256, name)
);
