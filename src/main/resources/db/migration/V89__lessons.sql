-- What was shown on a visit, and to how many; 0 where that was not said.
ALTER TABLE household_visit ADD COLUMN lesson TEXT NOT NULL DEFAULT '';
ALTER TABLE household_visit ADD COLUMN people INTEGER NOT NULL DEFAULT 0;

-- A lesson for several at once, in the house of culture or at a school. held_on as 2026-11-30.
CREATE TABLE lesson_session (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    village_id BIGINT NOT NULL REFERENCES village (id),
    lesson TEXT NOT NULL,
    people INTEGER NOT NULL,
    held_on TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES person (id),
    noted_at BIGINT NOT NULL
);
CREATE INDEX lesson_session_held ON lesson_session (commune_id, held_on);
CREATE INDEX household_visit_at ON household_visit (commune_id, at);
