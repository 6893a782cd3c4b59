-- What residents promise to give. number is that of the case it opened; name stands there only with the giver's consent.
-- dong is 0 where it is no money. state: NEW (nobody of the office has looked), LISTED, RECEIVED, HIDDEN.
CREATE TABLE pledge (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    number INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    campaign TEXT NOT NULL,
    gift TEXT NOT NULL,
    dong BIGINT NOT NULL,
    village_id BIGINT REFERENCES village (id),
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX pledge_commune ON pledge (commune_id, campaign, at);
CREATE INDEX pledge_user ON pledge (commune_id, user_id);

-- What is collected for. code is the one of the flow's answer; target in đồng, 0 for none.
CREATE TABLE pledge_campaign (
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    target BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (commune_id, code)
);
