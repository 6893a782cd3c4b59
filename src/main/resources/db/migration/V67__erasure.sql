-- A person who had their data deleted: the row stays, without name and phone, for the papers that count it.
ALTER TABLE person ADD COLUMN erased_at BIGINT;
-- NEW, ENTERED (into the portal), HIDDEN.
ALTER TABLE product_listing ADD COLUMN state TEXT NOT NULL DEFAULT 'NEW';
