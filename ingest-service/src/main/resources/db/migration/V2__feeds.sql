-- What a feed is, as people registered and changed it. Changes rarely and is looked up in many ways; what changes at every fetch stands in
-- `feed_state`, so that a fetch does not touch these indexes.
create table feed (
    id              text collate "C" primary key,
    url             text        not null,
    site_url        text,
    title           text,
    own_title       text,
    description     text,
    format          text,
    source          text,
    tags            text[]      not null default '{}',
    language        text,
    folder          text,
    own_interval    integer     check (own_interval > 0),
    user_agent      text,
    credentials     bytea,
    credentials_key text,
    full_text       boolean     not null default false,
    version         integer     not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    check ((credentials is null) = (credentials_key is null))
);
comment on column feed.url is 'what is fetched; moves along a permanent redirect that has held';
comment on column feed.title is 'as the feed calls itself';
comment on column feed.own_title is 'as people call it; goes before title';
comment on column feed.source is 'name of the source that its stories belong to; without one, as the feed tells';
comment on column feed.folder is 'path of names separated by /';
comment on column feed.own_interval is 'seconds between fetches that people ask for, in place of the planned ones';
comment on column feed.credentials is 'encrypted; credentials_key names the key';
comment on column feed.version is 'goes up when people change the feed, for If-Match';

create index feed_by_tag on feed using gin (tags);
create index feed_by_source on feed (lower(source)) where source is not null;
-- Folder by folder, a folder before those in it.
create index feed_in_folders on feed ((translate(coalesce(folder, ''), '/', chr(1)) collate "C"), id);

-- Every address that leads to a feed, written in the one way that makes twins equal (scheme, www., trailing slash, …): a
-- feed can't be there twice.
create table feed_address (
    address text collate "C" primary key,
    feed_id text collate "C" not null references feed (id) on delete cascade
);

create index feed_address_by_feed on feed_address (feed_id);

-- How a feed is doing and when it is looked at again. One row a feed, written at every fetch.
create table feed_state (
    feed_id              text collate "C" primary key references feed (id) on delete cascade,
    host                 text collate "C" not null,

    -- When: null is not by itself (paused, gone). A refresh that people asked for stands beside it, so that it works in every state and
    -- isn't lost when a fetch is under way.
    next_fetch_at        timestamptz,
    refresh_requested_at timestamptz,
    due_at               timestamptz generated always as (least(next_fetch_at, refresh_requested_at)) stored,
    fetch_interval       integer,
    lease_owner          text,
    lease_until          timestamptz,

    -- What the last answers told, for the next request and the next plan. `rhythm` and `hints` belong to the planner.
    etag                 text,
    last_modified        text,
    body_hash            text,
    last_unconditional_at timestamptz,
    moved_to             text,
    moved_times          integer     not null default 0,
    hub_url              text,
    topic_url            text,
    rhythm               jsonb,
    hints                jsonb,

    -- How it is.
    paused_at            timestamptz,
    gone_at              timestamptz,
    gone_reason          text,
    failures             integer     not null default 0 check (failures >= 0),
    failing_since        timestamptz,
    last_error           text,
    last_error_code      text,
    last_status          integer,
    last_fetch_at        timestamptz,
    last_success_at      timestamptz,
    last_change_at       timestamptz,
    last_story_at        timestamptz,
    notice               text,
    state                text        not null generated always as (
                             case when paused_at is not null then 'paused'
                                  when gone_at is not null then 'gone'
                                  when failures > 0 then 'failing'
                                  else 'healthy' end) stored,

    -- New stories a day, the last one on `story_days_until` (UTC), and what that says.
    story_days           integer[]   not null default '{}',
    story_days_until     date,
    stories_a_day        real,
    volume               text        check (volume in ('quiet', 'usual', 'loud')),
    stories              bigint      not null default 0
)
-- Every fetch writes the row anew; clean up by number, so that claims find few dead rows.
with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

comment on column feed_state.fetch_interval is 'seconds from the last fetch to the next, as planned';
comment on column feed_state.moved_to is 'where permanent redirects led the last moved_times fetches in a row';
comment on column feed_state.last_error is 'why the last fetch failed, for people; null when it did not';
comment on column feed_state.notice is 'what is odd about the feed though it works, for people';

create index feed_state_due on feed_state (due_at);
create index feed_state_by_host on feed_state (host);
create index feed_state_odd on feed_state (state) where state <> 'healthy';
create index feed_state_volume on feed_state (volume) where volume <> 'usual';

-- The last fetches of each feed; pruned when one is added.
create table feed_fetch (
    id             bigint generated always as identity primary key,
    feed_id        text collate "C" not null references feed (id) on delete cascade,
    cause          text        not null check (cause in ('plan', 'refresh', 'push')),
    started_at     timestamptz not null,
    took_ms        integer     not null check (took_ms >= 0),
    outcome        text        not null check (outcome in ('changed', 'unchanged', 'failed')),
    status         integer,
    bytes          bigint      not null default 0,
    url            text,
    new_stories    integer     not null default 0,
    revised        integer     not null default 0,
    rejected       integer     not null default 0,
    error_code     text,
    error          text
);
comment on column feed_fetch.bytes is 'of the body as it was sent';
comment on column feed_fetch.url is 'where redirects led to; null where they led nowhere else';

create index feed_fetch_by_feed on feed_fetch (feed_id, id desc);

-- What holds for a host whatever feed of it is meant; shared by all replicas.
create table host_state (
    host              text collate "C" primary key,
    not_before        timestamptz,
    reason            text,
    next_slot_at      timestamptz,
    failures          integer     not null default 0,
    robots            text,
    robots_fetched_at timestamptz,
    updated_at        timestamptz not null
) with (fillfactor = 80);
comment on column host_state.not_before is 'until when it asked to be left alone (Retry-After, 429, 503)';
comment on column host_state.next_slot_at is 'before which no other request may begin, for spacing';

-- Subscriptions by WebSub: the hub calls back at an address that ends in `token`.
create table websub (
    feed_id      text collate "C" primary key references feed (id) on delete cascade,
    hub_url      text        not null,
    topic_url    text        not null,
    token        text collate "C" not null unique,
    secret       bytea       not null,
    secret_key   text,
    state        text        not null check (state in ('requested', 'active', 'denied', 'failed', 'ending')),
    requested_at timestamptz not null,
    verified_at  timestamptz,
    lease_until  timestamptz,
    renew_at     timestamptz,
    attempts     integer     not null default 0,
    last_push_at timestamptz,
    last_error   text
);

create index websub_to_renew on websub (renew_at) where renew_at is not null;
