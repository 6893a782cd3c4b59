-- Entries and phrasings that officials write in the console, until somebody publishes them into the scripts folder.
-- kind: ENTRY or PHRASING; state: DRAFT, PUBLISHED, REJECTED. phrasings is a JSON list.
CREATE TABLE faq_draft (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    kind TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    question TEXT NOT NULL,
    phrasings TEXT NOT NULL,
    answer TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT NOT NULL,
    review_by TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    question_id BIGINT,
    author_id BIGINT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at BIGINT
);
CREATE INDEX faq_draft_state ON faq_draft (commune_id, state, id);
