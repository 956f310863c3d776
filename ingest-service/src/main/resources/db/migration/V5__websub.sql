-- Subscriptions by WebSub. A row outlives its feed: the hub is still to be told, and what it goes on sending is answered 410.
-- Nothing was subscribed with the table that this one replaces.
drop table websub;

create table websub (
    token            text collate "C" primary key,
    feed_id          text collate "C" not null,
    hub_url          text        not null,
    topic_url        text        not null,
    secret           bytea       not null,
    secret_key       text,
    state            text        not null
                     check (state in ('wanted', 'requested', 'active', 'denied', 'failed', 'ending', 'ended')),
    requested_at     timestamptz,
    lease_expires_at timestamptz,
    renew_at         timestamptz,
    next_attempt_at  timestamptz not null,
    attempts         integer     not null default 0 check (attempts >= 0),
    missed           integer     not null default 0 check (missed >= 0),
    last_push_at     timestamptz,
    reason           text,
    created_at       timestamptz not null,
    check (state <> 'requested' or requested_at is not null),
    check (state <> 'active' or (lease_expires_at is not null and renew_at is not null)),
    check (state not in ('denied', 'failed') or reason is not null)
) with (fillfactor = 80);
comment on column websub.token is 'ends the address that the hub calls back at; whoever knows it may';
comment on column websub.secret is 'signs what the hub sends; encrypted where secret_key names a key';
comment on column websub.missed is 'planned fetches in a row that found stories which the hub had not sent';
comment on column websub.reason is 'why it is denied or failed, for people';

-- A feed has one subscription, beside those that end.
create unique index websub_of_feed on websub (feed_id) where state not in ('ending', 'ended');
create index websub_due on websub (next_attempt_at);
create index feed_state_hub on feed_state (feed_id) where hub_url is not null;
