-- When the OA last consented, and until when its refresh token is good if Zalo told; otherwise its usual life counts.
ALTER TABLE official_account ADD COLUMN consented_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE official_account ADD COLUMN refresh_ends BIGINT;
UPDATE official_account SET consented_at = token_at;

-- A consent that was asked for from the console: answered once, before it expires. The mark itself is not kept, only its hash.
CREATE TABLE oauth_consent (
    state_hash TEXT   PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    asked_by   BIGINT NOT NULL,
    asked_name TEXT   NOT NULL,
    verifier   ${bytes},
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE INDEX oauth_consent_asked ON oauth_consent (commune_id, asked_by, expires_at);
