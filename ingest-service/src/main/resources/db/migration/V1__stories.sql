-- Ids and keys are compared byte by byte (collate "C"): faster, and the same order as the services sort them in.

create table source (
    id            text collate "C" primary key,
    name          text,
    url           text,
    country       text,
    language      text,
    first_seen_at timestamptz not null
);

-- What is looked up when a story comes in again. Kept small: the documents stand in `revision`.
create table story (
    id            text collate "C" primary key,
    source_id     text collate "C" not null references source (id),
    revision      integer     not null check (revision >= 1),
    status        text        not null check (status in ('usable', 'withheld', 'canceled')),
    content_hash  text        not null,
    first_seen_at timestamptz not null,
    revised_at    timestamptz not null
) with (fillfactor = 90);

create index story_by_source on story (source_id);

-- Every revision of every story as it was published: written once, never changed. The newest is the story.
create table revision (
    story_id     text collate "C" not null references story (id) on delete cascade,
    number       integer     not null check (number >= 1),
    content_hash text        not null,
    retrieved_at timestamptz not null,
    document     jsonb       not null,
    primary key (story_id, number)
);

-- Drawn while the story's row is locked, so that positions rise in commit order for each story.
create sequence outbox_position;

-- Events that are not yet acknowledged by Kafka. `bytes` is the size of the document, so that a reader can take a bounded
-- batch; `refused` says why an event can never be sent.
create table outbox (
    position    bigint      not null primary key,
    story_id    text collate "C" not null,
    revision    integer     not null,
    type        text        not null,
    occurred_at timestamptz not null,
    traceparent text        not null,
    bytes       integer     not null check (bytes > 0),
    refused     text,
    foreign key (story_id, revision) references revision (story_id, number)
)
-- A queue's dead rows lie at its head, where the next read begins: clean up by number, not by share of the table.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0.5);
