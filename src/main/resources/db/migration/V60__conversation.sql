-- Where each account is in talking to the OA. One row for an account; version guards against two writers.
CREATE TABLE conversation (
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    flow TEXT,
    flow_at BIGINT NOT NULL,
    pending TEXT,
    pending_until BIGINT NOT NULL,
    token INTEGER NOT NULL,
    silent_until BIGINT NOT NULL,
    welcomed_at BIGINT NOT NULL,
    handed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (commune_id, user_id)
);

-- Append-only: who said yes or no to which purpose, when, and to which text (Luật 91/2025/QH15, Điều 9).
CREATE TABLE consent (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    given INTEGER NOT NULL,
    notice TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX consent_user ON consent (commune_id, user_id);
