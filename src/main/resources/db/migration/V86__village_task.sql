-- What officials are to bring about in villages. kind: TASK (of somebody, by a day), CRITERION (of the village's checklist).
-- due_day as 2026-11-30, in the commune's zone.
CREATE TABLE village_task (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    village_id BIGINT NOT NULL REFERENCES village (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    assignee_id BIGINT REFERENCES person (id),
    due_day TEXT,
    made_at BIGINT NOT NULL,
    done_at BIGINT,
    done_by BIGINT REFERENCES person (id),
    note TEXT NOT NULL
);
CREATE INDEX village_task_commune ON village_task (commune_id, village_id);
CREATE INDEX village_task_assignee ON village_task (commune_id, assignee_id) WHERE done_at IS NULL;
-- A criterion stands once on a village's list.
CREATE UNIQUE INDEX village_task_criterion ON village_task (village_id, title) WHERE kind = 'CRITERION';

-- The picture that shows that it is done.
CREATE TABLE village_task_photo (
    task_id BIGINT PRIMARY KEY REFERENCES village_task (id),
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    type TEXT NOT NULL,
    bytes ${bytes} NOT NULL
);
