-- What somebody is writing in the console, kept while they type. The token is that of the form: it can be sent once.
CREATE TABLE compose_draft (
    id         ${identity},
    commune_id BIGINT NOT NULL,
    person_id  BIGINT NOT NULL,
    token      TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    form       TEXT   NOT NULL,
    saved_at   BIGINT NOT NULL,
    UNIQUE (commune_id, person_id, token)
);
