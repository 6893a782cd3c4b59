-- 1 where the message carries a button that starts the survey; part of what is approved.
ALTER TABLE directive ADD COLUMN survey INTEGER NOT NULL DEFAULT 0;
