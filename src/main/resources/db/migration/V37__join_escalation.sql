-- How far up an open request to join has been told, and since when: 0 leader, 1 deputies, then the bodies above.
CREATE TABLE join_escalation (
    request_id BIGINT PRIMARY KEY,
    commune_id BIGINT  NOT NULL,
    step       INTEGER NOT NULL,
    at         BIGINT  NOT NULL
);
