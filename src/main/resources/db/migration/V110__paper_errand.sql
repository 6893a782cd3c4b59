-- Papers that officials sent into the chat and that are still to be fetched from Zalo and read. A row ends with its errand.
CREATE TABLE paper_errand (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    inbox_id BIGINT NOT NULL,
    -- Where Zalo keeps the file: whoever has the address has the file.
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL
);
CREATE INDEX paper_errand_due ON paper_errand (due_at);
