-- What happens by itself while people have not answered a directive, as typed.
CREATE TABLE directive_follow_up (
    directive_id BIGINT PRIMARY KEY REFERENCES directive (id),
    sentence     TEXT   NOT NULL,
    set_by       BIGINT NOT NULL REFERENCES person (id),
    set_at       BIGINT NOT NULL
);

-- The steps read from it. whom: who is told, or null to remind those who have not answered. after_minutes it went out, or
-- before_minutes to its deadline. below: only if fewer percent have answered. state: WAITING, DONE, SKIPPED; people: how many got it.
CREATE TABLE directive_follow_step (
    id             ${identity},
    directive_id   BIGINT  NOT NULL REFERENCES directive (id),
    whom           TEXT,
    after_minutes  BIGINT,
    before_minutes BIGINT,
    below          INTEGER,
    state          TEXT    NOT NULL DEFAULT 'WAITING',
    handled_at     BIGINT,
    people         INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX directive_follow_step_of ON directive_follow_step (directive_id, state);

-- When somebody was last reminded of a directive, by whomever: nobody is reminded of the same thing twice in a few hours.
CREATE TABLE directive_reminded (
    directive_id BIGINT NOT NULL REFERENCES directive (id),
    person_id    BIGINT NOT NULL REFERENCES person (id),
    at           BIGINT NOT NULL,
    PRIMARY KEY (directive_id, person_id)
);
