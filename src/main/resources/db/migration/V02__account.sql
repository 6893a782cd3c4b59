-- The Official Account of each commune. What is secret is sealed with the key file, which lies outside the database.
CREATE TABLE official_account (
    commune_id        BIGINT PRIMARY KEY,
    oa_id             TEXT   NOT NULL UNIQUE,
    app_id            TEXT   NOT NULL,
    name              TEXT   NOT NULL,
    app_secret        ${bytes} NOT NULL,
    webhook_keys      ${bytes} NOT NULL,
    access_token      ${bytes},
    refresh_token     ${bytes},
    -- Which first pair from the settings was taken in, as a hash, so that a restart does not bring the used one back.
    first_pair        TEXT   NOT NULL,
    token_at          BIGINT NOT NULL,
    token_state       TEXT   NOT NULL,
    refresh_holder    TEXT,
    refresh_until     BIGINT NOT NULL
);

-- What a person must look at. At most one open alert of a kind in a commune.
CREATE TABLE alert (
    id         ${identity},
    commune_id BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    text_key   TEXT   NOT NULL,
    detail     TEXT   NOT NULL,
    since      BIGINT NOT NULL,
    cleared    BIGINT
);

CREATE UNIQUE INDEX alert_open ON alert (commune_id, kind) WHERE cleared IS NULL;
