-- How often the bot was asked and how that ended, by day (the commune's own, 2026-11-30) and topic. Neither words nor accounts.
CREATE TABLE question_count (
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    outcome TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (commune_id, day, topic, outcome)
);

-- What was answered last and not marked yet: the topic, and when. Empty for nothing.
ALTER TABLE conversation ADD COLUMN answered TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN answered_at BIGINT NOT NULL DEFAULT 0;

-- What residents say of themselves in the survey; one row for an account and question, the latest.
CREATE TABLE survey_answer (
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    village_id BIGINT REFERENCES village (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (commune_id, user_id, question)
);
CREATE INDEX survey_answer_at ON survey_answer (commune_id, at);

-- Who was led to the step of filing online, and what they said later. answer: '', FILED, AT_OFFICE, NOT_YET.
CREATE TABLE guided_filing (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    village_id BIGINT REFERENCES village (id),
    topic TEXT NOT NULL,
    led_at BIGINT NOT NULL,
    asked_at BIGINT,
    answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT
);
CREATE INDEX guided_filing_led ON guided_filing (commune_id, led_at);
CREATE INDEX guided_filing_user ON guided_filing (commune_id, user_id, led_at);
