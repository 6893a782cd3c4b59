-- Questions that the FAQ had no answer to, alike ones in one row, for the officials who write entries. No account is kept.
CREATE TABLE unanswered_question (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    likeness TEXT NOT NULL,
    question TEXT NOT NULL,
    times INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE UNIQUE INDEX unanswered_question_likeness ON unanswered_question (commune_id, likeness);
