-- Reports ask which group chats were written to; chats are few among the messages.
CREATE INDEX outbox_group_sent ON outbox_message (commune_id, changed_at, recipient)
    WHERE state = 'SENT' AND substr(recipient, 1, 6) = 'group:';
-- Cases of a month.
CREATE INDEX resident_case_opened ON resident_case (commune_id, opened_at);
