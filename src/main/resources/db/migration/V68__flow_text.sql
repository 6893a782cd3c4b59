-- The text of each flow that somebody began, by what it was called and its hash: who is in the middle of it goes on in that
-- version, also when the file has changed and the server was started anew.
CREATE TABLE flow_text (
    flow TEXT NOT NULL,
    version TEXT NOT NULL,
    text TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (flow, version)
);
