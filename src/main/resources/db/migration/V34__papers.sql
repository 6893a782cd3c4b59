-- What stands on the paper beside number and subject, as a person confirmed it. issued_on is a day (2026-11-23).
ALTER TABLE directive ADD COLUMN document_type TEXT NOT NULL DEFAULT '';
ALTER TABLE directive ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE directive ADD COLUMN issued_on TEXT;
ALTER TABLE directive ADD COLUMN signer TEXT NOT NULL DEFAULT '';

-- What goes into the chat in place of a file that Zalo would not take.
ALTER TABLE outbox_file ADD COLUMN stand_in_id BIGINT;

-- What was read from a PDF when it was taken in: hash, offered values, verified signatures (JSON).
CREATE TABLE directive_paper (
    file_id    BIGINT PRIMARY KEY,
    commune_id BIGINT NOT NULL,
    facts      TEXT   NOT NULL,
    read_at    BIGINT NOT NULL
);
