-- Saved searches whose new stories are told to a webhook, and what was told.
create table alert (
    id               text collate "C" primary key,
    name             text        not null,
    query            text        not null,
    filters          jsonb       not null,
    url              text        not null,
    host             text        not null,
    secret           bytea       not null,
    secret_key       text        not null,
    old_secret       bytea,
    old_secret_key   text,
    old_secret_until timestamptz,
    throttle_seconds integer     not null check (throttle_seconds >= 0),
    collapse         boolean     not null,
    revisions        boolean     not null,
    state            text        not null check (state in ('active', 'paused', 'disabled')),
    reason           text,
    fault            text,
    after_place      text        not null,
    since            timestamptz not null,
    joined           boolean     not null default false,
    version          integer     not null default 1,
    waiting          integer     not null default 0,
    call_after       timestamptz not null,
    due_at           timestamptz,
    failures         integer     not null default 0 check (failures >= 0),
    failing_since    timestamptz,
    last_error       text,
    last_match_at    timestamptz,
    last_success_at  timestamptz,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    check (state <> 'disabled' or reason is not null),
    check ((old_secret is null) = (old_secret_key is null) and (old_secret is null) = (old_secret_until is null))
) with (fillfactor = 80);
comment on column alert.host is 'of the webhook; so many calls at once go to one host';
comment on column alert.reason is 'why it is disabled, for people';
comment on column alert.fault is 'why its search can not be run, for people';
comment on column alert.after_place is 'place in the stream of stories before which nothing matches';
comment on column alert.since is 'when it was made, its search changed, or it was resumed';
comment on column alert.joined is 'whether it is matched together with the others, from alert_progress on';
comment on column alert.version is 'goes up when people change it';
comment on column alert.waiting is 'stories that matched and were neither delivered nor given up';
comment on column alert.call_after is 'no call before: the throttle, what the receiver asks for, or a call that is under way';
comment on column alert.due_at is 'since when there is something to send; null where there is nothing';

create index alert_due on alert (greatest(due_at, call_after)) where due_at is not null and state = 'active';
create index alert_to_join on alert (since, id) where state = 'active' and not joined;

-- Up to where all alerts were matched: the one row, absent while no alert is active. While until is set, alerts up to the cursor are matched to there.
create table alert_progress (
    one         boolean     primary key default true check (one),
    place       text        not null,
    until_place text,
    cursor      text        not null default '',
    advanced_at timestamptz not null
);

-- What an alert was told. Revision 0 stands for the cluster of a story that was told.
create table alert_told (
    alert_id text collate "C" not null references alert (id) on delete cascade,
    story_id text collate "C" not null,
    revision integer     not null check (revision >= 0),
    told_at  timestamptz not null,
    primary key (alert_id, story_id)
);
create index alert_told_at on alert_told using brin (told_at);

-- Stories that wait for the next digest of an alert with a throttle.
create table alert_waiting (
    seq        bigint generated always as identity primary key,
    alert_id   text collate "C" not null references alert (id) on delete cascade,
    story      text        not null,
    matched_at timestamptz not null
);
create index alert_waiting_of on alert_waiting (alert_id, seq);

-- Webhook messages: what is sent stays the same from the first attempt to the last.
create table alert_delivery (
    seq             bigint generated always as identity primary key,
    id              text collate "C" not null unique,
    alert_id        text collate "C" not null references alert (id) on delete cascade,
    kind            text        not null check (kind in ('stories', 'test')),
    state           text        not null check (state in ('pending', 'delivered', 'dead', 'failed')),
    stories         integer     not null,
    body            text        not null,
    created_at      timestamptz not null,
    give_up_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null default 0 check (attempts >= 0),
    last_attempt_at timestamptz,
    last_status     integer,
    reason          text,
    settled_at      timestamptz,
    check ((state = 'pending') = (settled_at is null)),
    check (state not in ('dead', 'failed') or reason is not null)
);
comment on column alert_delivery.id is 'the webhook-id: a receiver knows a repeat by it';
comment on column alert_delivery.reason is 'why the last attempt failed, for people';

create index alert_delivery_of on alert_delivery (alert_id, seq);
create index alert_delivery_pending on alert_delivery (alert_id, seq) where state = 'pending';
create index alert_delivery_next on alert_delivery (alert_id, next_attempt_at) where state = 'pending';
create index alert_delivery_dead on alert_delivery (seq) where state = 'dead';
create index alert_delivery_dead_of on alert_delivery (alert_id) where state = 'dead';
create index alert_delivery_settled on alert_delivery (alert_id, settled_at) where state in ('delivered', 'failed');
