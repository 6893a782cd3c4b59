-- Who is in a chat (inside 1) or was (0), and since when: events and nightly lists overtake each other, the later one counts.
ALTER TABLE chat_member ADD COLUMN inside INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chat_member ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX chat_member_user ON chat_member (commune_id, user_id);
