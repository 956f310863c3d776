-- The topic made anew from the stories, after Kafka was lost. One row: how the last run stands, from which any replica goes on.
create table republication (
    only_one   boolean primary key default true check (only_one),
    state      text        not null check (state in ('running', 'done', 'canceled')),
    after_id   text collate "C" not null,
    stories    bigint      not null,
    looked_at  bigint      not null,
    appended   bigint      not null,
    started_at timestamptz not null,
    updated_at timestamptz not null
);
comment on column republication.after_id is 'the last story, in the order of ids, that was looked at';

-- Told before, on a topic that is lost.
alter table outbox add column republished boolean not null default false;
