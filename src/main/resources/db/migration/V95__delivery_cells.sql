-- Boards and lists of directives count by rung again and again while a broadcast runs: from this index alone, without touching
-- the ten thousand rows.
CREATE INDEX delivery_cells ON delivery (directive_id, part, body_id, village_id, status, acknowledged_by);
