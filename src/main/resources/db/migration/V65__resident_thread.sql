-- What a resident and officials say to each other: one thread for each hand-over, one for each case. version guards against
-- two officials who answer at once; waiting is 1 while the resident waits for an official.
CREATE TABLE resident_thread (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    case_id BIGINT REFERENCES resident_case (id),
    opened_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    waiting INTEGER NOT NULL,
    assignee_id BIGINT REFERENCES person (id),
    version BIGINT NOT NULL,
    closed_at BIGINT,
    asked_at BIGINT,
    rating INTEGER
);
CREATE UNIQUE INDEX resident_thread_open ON resident_thread (commune_id, user_id) WHERE closed_at IS NULL AND case_id IS NULL;
CREATE UNIQUE INDEX resident_thread_case ON resident_thread (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX resident_thread_due ON resident_thread (commune_id, waiting, due_at) WHERE closed_at IS NULL;
CREATE INDEX resident_thread_closed ON resident_thread (commune_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX resident_thread_user ON resident_thread (commune_id, user_id);

-- side: RESIDENT, OFFICIAL, BOT, NOTE. state is that of an official's message on its way: WAITING, SENT, FAILED, UNSURE; else empty.
CREATE TABLE resident_thread_line (
    id ${identity},
    thread_id BIGINT NOT NULL REFERENCES resident_thread (id),
    at BIGINT NOT NULL,
    side TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    media TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX resident_thread_line_thread ON resident_thread_line (thread_id, id);

-- Cases that were opened before there were threads.
INSERT INTO resident_thread (commune_id, user_id, case_id, opened_at, last_at, due_at, waiting, version)
SELECT commune_id, user_id, id, opened_at, opened_at, due_at, CASE state WHEN 'OPEN' THEN 1 ELSE 0 END, 0 FROM resident_case;
INSERT INTO resident_thread_line (thread_id, at, side, author, kind, text, media, state)
SELECT t.id, c.opened_at, 'RESIDENT', '', 'text', c.text, '', '' FROM resident_thread t JOIN resident_case c ON c.id = t.case_id;
INSERT INTO resident_thread_line (thread_id, at, side, author, kind, text, media, state)
SELECT t.id, e.at, 'OFFICIAL', e.actor, 'text', e.note, '', 'SENT'
FROM resident_thread t JOIN resident_case_event e ON e.case_id = t.case_id WHERE e.state = 'ANSWERED';
