-- The group chats as Zalo listed them when they were last compared with the roll. valid_through is a day (2026-11-23).
CREATE TABLE chat_roster (
    commune_id    BIGINT  NOT NULL,
    group_id      TEXT    NOT NULL,
    compared_at   BIGINT  NOT NULL,
    valid_through TEXT,
    most_members  INTEGER NOT NULL,
    PRIMARY KEY (commune_id, group_id)
);
CREATE TABLE chat_member (
    commune_id BIGINT NOT NULL,
    group_id   TEXT   NOT NULL,
    user_id    TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    PRIMARY KEY (commune_id, group_id, user_id)
);
