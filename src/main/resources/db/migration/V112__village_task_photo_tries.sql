-- A picture that was sent in the chat is fetched home, for Zalo keeps it for a while only: how often that was tried, and when next.
ALTER TABLE village_task ADD COLUMN photo_tries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX village_task_photo_sent ON village_task (photo_tries) WHERE photo_address IS NOT NULL;
