-- What a directive asks, one answer a line, as AnswerSet writes it; null for nothing but "đã nhận".
ALTER TABLE directive ADD COLUMN answers TEXT;

-- What people answered. Nothing is overwritten: latest is 1 for the one that counts. choice is the key of the choice, or empty for
-- counts. asked_id: the directive that they answered, which may be an earlier one that directive_id has replaced since.
-- reported_by: who answered for them. help: it calls for help.
CREATE TABLE directive_answer (
    id           ${identity},
    commune_id   BIGINT  NOT NULL,
    directive_id BIGINT  NOT NULL REFERENCES directive (id),
    asked_id     BIGINT  NOT NULL REFERENCES directive (id),
    person_id    BIGINT  NOT NULL,
    choice       TEXT    NOT NULL,
    count_1      BIGINT,
    count_2      BIGINT,
    count_3      BIGINT,
    count_4      BIGINT,
    reason       TEXT    NOT NULL DEFAULT '',
    help         INTEGER NOT NULL DEFAULT 0,
    reported_by  BIGINT,
    at           BIGINT  NOT NULL,
    latest       INTEGER NOT NULL
);
CREATE UNIQUE INDEX directive_answer_latest ON directive_answer (directive_id, person_id) WHERE latest = 1;
CREATE INDEX directive_answer_person ON directive_answer (person_id);
