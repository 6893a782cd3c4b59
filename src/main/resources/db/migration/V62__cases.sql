-- What residents report. The number is what they are told; media holds addresses of pictures and files as JSON.
CREATE TABLE resident_case (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    number INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    text TEXT NOT NULL,
    media TEXT NOT NULL,
    place TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT
);
CREATE UNIQUE INDEX resident_case_number ON resident_case (commune_id, number);
CREATE INDEX resident_case_user ON resident_case (commune_id, user_id);

-- Append-only: what happened to a case.
CREATE TABLE resident_case_event (
    id ${identity},
    case_id BIGINT NOT NULL REFERENCES resident_case (id),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX resident_case_event_case ON resident_case_event (case_id);
