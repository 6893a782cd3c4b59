-- A picture that was sent in the chat stays with Zalo: where it lies, and when it came.
ALTER TABLE village_task ADD COLUMN photo_address TEXT;
ALTER TABLE village_task ADD COLUMN photo_at BIGINT;
