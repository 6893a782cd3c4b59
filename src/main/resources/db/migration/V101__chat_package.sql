-- The packages for group chats (GMF) as Zalo told of them last. A command in the chat has no time to ask Zalo.
CREATE TABLE chat_package (
    commune_id    BIGINT  NOT NULL,
    asset_id      TEXT    NOT NULL,
    size          INTEGER NOT NULL,
    valid_through TEXT,
    available     INTEGER NOT NULL,
    read_at       BIGINT  NOT NULL,
    PRIMARY KEY (commune_id, asset_id)
);
-- Also where there is no package at all.
CREATE TABLE chat_packages_read (
    commune_id BIGINT PRIMARY KEY,
    read_at    BIGINT NOT NULL
);
