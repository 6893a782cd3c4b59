-- The monthly report asks of every delivery of the month when it was acknowledged: from the index as well.
DROP INDEX delivery_cells;
CREATE INDEX delivery_cells ON delivery (directive_id, part, body_id, village_id, status, acknowledged_by, acknowledged_at);
-- And what was charged: few messages are, and the batch alone leads to all of them.
CREATE INDEX outbox_charged ON outbox_message (commune_id, batch, charged) WHERE charged > 0;
