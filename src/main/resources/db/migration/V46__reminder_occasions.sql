-- kind: the late rule. audience: JSON as in a directive, where it is more than one body. until_done: comes again until "xong".
-- zone: the wall clock by which event_at was reckoned.
ALTER TABLE reminder ADD COLUMN kind TEXT NOT NULL DEFAULT 'PERSONAL';
ALTER TABLE reminder ADD COLUMN audience TEXT;
ALTER TABLE reminder ADD COLUMN until_done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminder ADD COLUMN zone TEXT;
UPDATE reminder SET kind = 'MEETING' WHERE body_id IS NOT NULL;

-- origin_at: the time by the rule, where this one was moved. not_before: put off to the morning.
ALTER TABLE reminder_occurrence ADD COLUMN origin_at BIGINT;
ALTER TABLE reminder_occurrence ADD COLUMN not_before BIGINT;

-- One time of a rule that is left out (moved_to is null) or moved.
CREATE TABLE reminder_exception (
    reminder_id BIGINT NOT NULL REFERENCES reminder (id),
    origin_at   BIGINT NOT NULL,
    moved_to    BIGINT,
    PRIMARY KEY (reminder_id, origin_at)
);

-- Who was reminded and how it went. state: WAITING, SENT, FAILED, UNSURE, UNREACHED; route: CHAT (a group chat), PERSON, NONE.
CREATE TABLE reminder_receipt (
    occurrence_id BIGINT NOT NULL REFERENCES reminder_occurrence (id),
    reminder_id   BIGINT NOT NULL REFERENCES reminder (id),
    commune_id    BIGINT NOT NULL REFERENCES commune (id),
    person_id     BIGINT NOT NULL REFERENCES person (id),
    event_at      BIGINT NOT NULL,
    route         TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    at            BIGINT NOT NULL,
    PRIMARY KEY (occurrence_id, person_id)
);
CREATE INDEX reminder_receipt_person ON reminder_receipt (person_id, at);
CREATE INDEX reminder_receipt_event ON reminder_receipt (reminder_id, event_at);

-- What people answered to an invitation.
CREATE TABLE reminder_answer (
    reminder_id BIGINT NOT NULL REFERENCES reminder (id),
    event_at    BIGINT NOT NULL,
    person_id   BIGINT NOT NULL REFERENCES person (id),
    answer      TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (reminder_id, event_at, person_id)
);

-- "xong": this person is not reminded of that any more.
CREATE TABLE reminder_done (
    reminder_id BIGINT NOT NULL REFERENCES reminder (id),
    event_at    BIGINT NOT NULL,
    person_id   BIGINT NOT NULL REFERENCES person (id),
    at          BIGINT NOT NULL,
    PRIMARY KEY (reminder_id, event_at, person_id)
);

-- What could not be said in time, for one message to each: recipient is person:12, or group:… for a chat.
CREATE TABLE reminder_backlog (
    id            ${identity},
    commune_id    BIGINT  NOT NULL REFERENCES commune (id),
    recipient     TEXT    NOT NULL,
    occurrence_id BIGINT  NOT NULL REFERENCES reminder_occurrence (id),
    missed        INTEGER NOT NULL,
    told          INTEGER NOT NULL DEFAULT 0,
    UNIQUE (recipient, occurrence_id)
);
CREATE INDEX reminder_backlog_untold ON reminder_backlog (recipient) WHERE told = 0;
INSERT INTO reminder_backlog (commune_id, recipient, occurrence_id, missed)
    SELECT o.commune_id, 'person:' || r.owner_id, o.id, 1
    FROM reminder_occurrence o JOIN reminder r ON r.id = o.reminder_id WHERE o.state = 'MISSED' AND o.told = 0;

-- Addresses of calendar feeds; the token itself is only in the address.
CREATE TABLE reminder_feed (
    token_hash TEXT PRIMARY KEY,
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    body_id    BIGINT NOT NULL REFERENCES body (id),
    made_by    BIGINT NOT NULL REFERENCES person (id),
    made_at    BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX reminder_feed_body ON reminder_feed (body_id);

-- What the system reminded of by itself, once: directive:12/24h, faq:khai-sinh/2027-01-01.
CREATE TABLE reminder_system (
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    subject    TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (commune_id, subject)
);
