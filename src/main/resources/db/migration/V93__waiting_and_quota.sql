-- What the navigation counts on every page: each index holds only the few rows that wait.
CREATE INDEX unanswered_question_open ON unanswered_question (commune_id) WHERE settled_at IS NULL;
CREATE INDEX join_request_waiting ON join_request (commune_id) WHERE state = 'OPEN';
CREATE INDEX directive_awaiting ON directive (commune_id) WHERE state = 'AWAITING_APPROVAL';

-- What the account has left, as Zalo told when it was last asked. product is Zalo's word (cs, gmf100), or "package" for the
-- account's own; valid_through is a day (2026-11-23).
CREATE TABLE account_quota (
    commune_id    BIGINT NOT NULL REFERENCES commune (id),
    product       TEXT   NOT NULL,
    remain        INTEGER,
    total         INTEGER,
    valid_through TEXT,
    asked_at      BIGINT NOT NULL,
    PRIMARY KEY (commune_id, product)
);
