-- Requests to join a body. state: OPEN, ACCEPTED, REJECTED.
CREATE TABLE join_request (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    body_id BIGINT NOT NULL REFERENCES body (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES person (id)
);
CREATE UNIQUE INDEX join_request_once ON join_request (body_id, person_id) WHERE state = 'OPEN';
CREATE INDEX join_request_open ON join_request (commune_id, state);
