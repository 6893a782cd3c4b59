-- The message log of the console: newest first. Rows that were sent are the most, and are found from the end of the table;
-- the rare ones have an index of their own, which a send that goes well never touches.
CREATE INDEX outbox_failed ON outbox_message (commune_id, id) WHERE state = 'FAILED';
CREATE INDEX outbox_cancelled ON outbox_message (commune_id, id) WHERE state = 'CANCELLED';
