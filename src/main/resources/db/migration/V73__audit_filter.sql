-- For looking into the log by what was done, and by when.
CREATE INDEX audit_entry_action ON audit_entry (commune_id, action, sequence);
CREATE INDEX audit_entry_at ON audit_entry (commune_id, at);
