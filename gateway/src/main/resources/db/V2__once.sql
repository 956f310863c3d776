-- Requests that a client named by an Idempotency-Key, and what they were answered; without an answer it is under way.
create table gateway.once (
    caller text not null,
    key text not null,
    begun_at timestamptz not null,
    fingerprint text,
    status integer,
    content_type text,
    body bytea,
    primary key (caller, key)
);
create index once_begun_at on gateway.once (begun_at);
