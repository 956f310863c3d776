-- Whether a story has an event of its own that waits to be compared.
create index outbox_pending_by_story on outbox (story_id) where cluster_pending;
