-- What was changed of the dated table of Zalo's rules, line by line; every node reads it. For the whole installation: Zalo has
-- the same rules for every commune.
CREATE TABLE zalo_rule_change (
    rule       TEXT   PRIMARY KEY,
    value      TEXT   NOT NULL,
    since      TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);
