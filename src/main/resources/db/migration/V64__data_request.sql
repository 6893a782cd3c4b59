-- Requests about one's own data and their clock (Nghị định 356/2025/NĐ-CP, Điều 5).
CREATE TABLE data_request (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    done_by BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX data_request_open ON data_request (commune_id, done_at, answer_by);
