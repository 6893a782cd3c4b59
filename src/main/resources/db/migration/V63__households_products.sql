-- How households say they are during a storm; append-only, the last word of an account counts.
CREATE TABLE household_check (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    village TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX household_check_user ON household_check (commune_id, user_id, id);

-- What residents have to sell, for the supply-demand portal. The phone is the one they gave to be published.
CREATE TABLE product_listing (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    amount TEXT NOT NULL,
    price TEXT NOT NULL,
    village TEXT NOT NULL,
    phone TEXT NOT NULL,
    media TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX product_listing_commune ON product_listing (commune_id, at);
