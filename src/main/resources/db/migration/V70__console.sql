-- One row for each code that was asked for, also for phones that nobody has: then both answer alike.
CREATE TABLE console_code (
    id ${identity},
    challenge_hash TEXT NOT NULL UNIQUE,
    commune_id BIGINT,
    person_id BIGINT,
    code_hash TEXT NOT NULL,
    tries INTEGER NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Asked-for codes, to limit them by phone and by address. The subject is a hash.
CREATE TABLE console_attempt (
    id ${identity},
    subject TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX console_attempt_subject ON console_attempt (subject, at);

CREATE TABLE console_session (
    token_hash TEXT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Links for the first administrator.
CREATE TABLE console_link (
    token_hash TEXT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- A compose form that was sent: pressing the button twice leads to the same directive.
CREATE TABLE console_form (
    token_hash TEXT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    short_number INTEGER,
    at BIGINT NOT NULL
);

-- A file chosen in a form that came back with a fault; it is not asked for again.
CREATE TABLE console_upload (
    token_hash TEXT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL
);
