-- A body or commune that was merged into another stays as a row: records name it, and its old names lead to the new one.
-- No foreign keys here: a row may come to stand under a younger one, and copies are made in the order of the keys.
ALTER TABLE body ADD COLUMN merged_into_id BIGINT;
ALTER TABLE body ADD COLUMN valid_to TEXT;
CREATE INDEX body_merged ON body (merged_into_id) WHERE merged_into_id IS NOT NULL;

ALTER TABLE commune ADD COLUMN merged_into_id BIGINT;
ALTER TABLE commune ADD COLUMN valid_to TEXT;

-- subject_id is a commune, village or body, as kind says; until_day is the last day of the name where it is known.
CREATE TABLE former_name (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    code TEXT,
    until_day TEXT,
    UNIQUE (kind, subject_id, name)
);
CREATE INDEX former_name_commune ON former_name (commune_id, kind);
