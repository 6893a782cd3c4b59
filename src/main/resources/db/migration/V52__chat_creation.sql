-- The wish for a group chat, written before Zalo is asked: an answer that is lost must not make a second chat.
-- state: WANTED, CALLING, UNKNOWN, then DONE or REFUSED. mark stands in the description of the chat, so it is known again in a list.
-- reason: a word of ours; error_code: Zalo's number, 0 for none.
CREATE TABLE chat_creation (
    id           ${identity},
    commune_id   BIGINT  NOT NULL,
    body_id      BIGINT  NOT NULL,
    name         TEXT    NOT NULL,
    mark         TEXT    NOT NULL,
    asset_id     TEXT    NOT NULL,
    most_members INTEGER NOT NULL,
    valid_through TEXT,
    keeper_user  TEXT    NOT NULL,
    invite       INTEGER NOT NULL,
    asked_by     BIGINT  NOT NULL,
    asked_name   TEXT    NOT NULL,
    asked_via    TEXT    NOT NULL,
    asked_at     BIGINT  NOT NULL,
    state        TEXT    NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       BIGINT  NOT NULL,
    group_id     TEXT,
    reason       TEXT    NOT NULL DEFAULT '',
    error_code   INTEGER NOT NULL DEFAULT 0,
    ended_at     BIGINT
);
CREATE UNIQUE INDEX chat_creation_body ON chat_creation (body_id) WHERE state IN ('WANTED', 'CALLING', 'UNKNOWN');
CREATE UNIQUE INDEX chat_creation_asset ON chat_creation (commune_id, asset_id) WHERE state IN ('WANTED', 'CALLING', 'UNKNOWN');
