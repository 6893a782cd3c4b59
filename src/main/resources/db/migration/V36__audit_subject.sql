-- The log of one directive, for its file.
CREATE INDEX audit_entry_subject ON audit_entry (commune_id, subject, sequence);
