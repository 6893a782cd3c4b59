-- What somebody reads of their own sessions. stage: FACTOR (the second code is still to come), OPEN, DEMO (no second code asked).
ALTER TABLE console_session ADD COLUMN opened_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE console_session ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE console_session ADD COLUMN stage TEXT NOT NULL DEFAULT 'OPEN';
CREATE INDEX console_session_person ON console_session (person_id);

-- The second factor (RFC 6238), sealed with the key file. last_step: a code counts once.
CREATE TABLE console_factor (
    person_id BIGINT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    secret ${bytes} NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE console_recovery (
    person_id BIGINT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person_id, code_hash)
);
