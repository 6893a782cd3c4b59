-- A round of inviting the members of a body into its chat: RUNNING, then DONE or STOPPED.
CREATE TABLE chat_round (
    id         ${identity},
    commune_id BIGINT  NOT NULL,
    body_id    BIGINT  NOT NULL,
    group_id   TEXT    NOT NULL,
    started_by BIGINT,
    started_name TEXT  NOT NULL,
    started_at BIGINT  NOT NULL,
    state      TEXT    NOT NULL,
    batches    INTEGER NOT NULL DEFAULT 0,
    ended_at   BIGINT
);
CREATE UNIQUE INDEX chat_round_running ON chat_round (body_id) WHERE state = 'RUNNING';
-- One person of a round: WAITING, ASKED (in the outbox, in this batch), INVITED, REFUSED (reason, or Zalo's error_code).
CREATE TABLE chat_invitation (
    round_id   BIGINT  NOT NULL,
    commune_id BIGINT  NOT NULL,
    person_id  BIGINT  NOT NULL,
    user_id    TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    state      TEXT    NOT NULL,
    batch      INTEGER NOT NULL DEFAULT 0,
    reason     TEXT    NOT NULL DEFAULT '',
    error_code INTEGER NOT NULL DEFAULT 0,
    asked_at   BIGINT,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX chat_invitation_asked ON chat_invitation (commune_id, asked_at);
CREATE INDEX chat_invitation_user ON chat_invitation (commune_id, user_id);
