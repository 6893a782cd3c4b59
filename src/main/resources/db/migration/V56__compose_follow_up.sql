-- A follow-up written with the directive: part of what is approved, armed when it goes out. Null for none.
ALTER TABLE directive ADD COLUMN follow_up TEXT;
-- One named association of a step ("báo Chủ tịch Hội Nông dân"), as it was called when the step was set.
ALTER TABLE directive_follow_step ADD COLUMN body_id BIGINT;
ALTER TABLE directive_follow_step ADD COLUMN body_name TEXT;
