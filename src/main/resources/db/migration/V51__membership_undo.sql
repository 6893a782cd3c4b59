-- The last change that somebody made to a list of members, as long as they may take it back. One for each person who changes.
CREATE TABLE membership_undo (
    actor_id BIGINT PRIMARY KEY REFERENCES person (id),
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    body_id BIGINT NOT NULL REFERENCES body (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    added INTEGER NOT NULL,
    role TEXT NOT NULL,
    until_day TEXT,
    at BIGINT NOT NULL
);
