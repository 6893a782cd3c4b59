-- A village that was merged into another stays as a row, as bodies do: old audiences and files name it, and its names and code lead
-- to the other. No foreign key, for the reason given there.
ALTER TABLE village ADD COLUMN merged_into_id BIGINT;
ALTER TABLE village ADD COLUMN valid_to TEXT;
