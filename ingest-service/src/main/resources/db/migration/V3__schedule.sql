-- The planner's memory is a small array of counts; as bytes it stays out of line and is not rewritten by fetches that bring nothing new.
alter table feed_state drop column rhythm;
alter table feed_state add column rhythm bytea;
comment on column feed_state.lease_owner is 'who fetches the feed just now, named anew at every claim; what comes of the fetch is only written by this one';

-- How many feeds of a host are being fetched is counted at every claim.
create index feed_state_leased on feed_state (host) where lease_owner is not null;
-- What people ask for doesn't wait behind what is overdue.
create index feed_state_refresh on feed_state (refresh_requested_at) where refresh_requested_at is not null;

-- Stories whose pages were fetched for their whole text, with the hash of what the feed gave: while that stays, the page is not asked for again.
create table completed_story (
    story_id  text collate "C" primary key references story (id) on delete cascade,
    feed_hash text not null
);
