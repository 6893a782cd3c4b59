-- The digital team's list of the households of a village. Two of one name are told apart by a word behind it.
CREATE TABLE household (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    village_id BIGINT NOT NULL REFERENCES village (id),
    head_name TEXT NOT NULL,
    in_group INTEGER NOT NULL DEFAULT 0,
    added_at BIGINT NOT NULL,
    UNIQUE (village_id, head_name)
);
CREATE INDEX household_commune ON household (commune_id);

-- Each time somebody of the team was there and showed how it works.
CREATE TABLE household_visit (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    household_id BIGINT NOT NULL REFERENCES household (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX household_visit_of ON household_visit (household_id, at);
