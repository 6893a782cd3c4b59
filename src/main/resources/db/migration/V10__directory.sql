-- The roll. Days of terms are TEXT (2026-11-23, in the commune's zone): they compare as they read. until_day is the last day.
-- ended_at closes a row before its time; closed rows stay as history.

CREATE TABLE commune (
    id ${identity},
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    village_term TEXT NOT NULL,
    zone TEXT NOT NULL,
    former_names TEXT NOT NULL,
    details TEXT NOT NULL
);

CREATE TABLE village (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    head_title TEXT,
    team_title TEXT,
    details TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (commune_id, code)
);

CREATE TABLE body (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BIGINT REFERENCES body (id),
    village_id BIGINT REFERENCES village (id),
    zalo_group_id TEXT,
    aliases TEXT NOT NULL,
    leader_title TEXT,
    deputy_title TEXT,
    declared_members INTEGER,
    declared_linked INTEGER,
    position INTEGER NOT NULL,
    UNIQUE (commune_id, code),
    UNIQUE (commune_id, zalo_group_id)
);
CREATE INDEX body_parent ON body (parent_id);

CREATE TABLE person (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    name TEXT NOT NULL,
    name_words TEXT NOT NULL,
    name_key TEXT NOT NULL,
    phone TEXT,
    village_id BIGINT REFERENCES village (id),
    added_at BIGINT NOT NULL
);
CREATE INDEX person_commune ON person (commune_id);
CREATE INDEX person_phone ON person (commune_id, phone);
CREATE INDEX person_village ON person (village_id);

-- Every account that ever spoke to the OA; person_id stays empty until somebody is found to be theirs.
CREATE TABLE zalo_account (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    user_id TEXT NOT NULL,
    person_id BIGINT UNIQUE REFERENCES person (id),
    follows INTEGER NOT NULL DEFAULT 0,
    followed_at BIGINT,
    blocked INTEGER NOT NULL DEFAULT 0,
    last_interaction BIGINT,
    UNIQUE (commune_id, user_id)
);

CREATE TABLE membership (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    body_id BIGINT NOT NULL REFERENCES body (id),
    role TEXT NOT NULL,
    since_day TEXT NOT NULL,
    until_day TEXT,
    ended_at BIGINT
);
CREATE UNIQUE INDEX membership_once ON membership (body_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_role ON membership (commune_id, role) WHERE role <> 'MEMBER';

CREATE TABLE official_role (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    village_id BIGINT REFERENCES village (id),
    since_day TEXT NOT NULL,
    until_day TEXT,
    ended_at BIGINT
);
CREATE INDEX official_role_person ON official_role (person_id);
CREATE INDEX official_role_commune ON official_role (commune_id, role);

CREATE TABLE saved_audience (
    id ${identity},
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (commune_id, code)
);
