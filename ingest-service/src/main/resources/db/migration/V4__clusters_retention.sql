-- Near-identical stories. Only one replica at a time writes these tables, so there is nothing to lock but what it shares with others.

-- What is compared: four bytes a word, kept as long as stories are looked for that are like it. `anchors` are its rows of `cluster_anchor`.
create table cluster_text (
    story_id     text collate "C" primary key references story (id) on delete cascade,
    published_at timestamptz not null,
    seen_at      timestamptz not null,
    words        bytea       not null,
    anchors      bigint[]    not null
);
alter table cluster_text alter column words set storage external;
create index cluster_text_by_age on cluster_text (seen_at);

-- Where to look for stories that may be like another. No foreign keys: they would cost more than the rows.
create table cluster_anchor (
    anchor   bigint not null,
    story_id text collate "C" not null,
    primary key (anchor, story_id)
);

-- Two stories that are alike, the smaller id first. A cluster is what hangs together by these.
create table cluster_edge (
    one   text collate "C" not null,
    other text collate "C" not null,
    primary key (one, other),
    check (one < other)
);
create index cluster_edge_by_other on cluster_edge (other);

-- Where each story stands that is or was in a cluster. `version` rises with every change; it never falls back, also when the story
-- belongs to none any more.
create table cluster_member (
    story_id     text collate "C" primary key references story (id) on delete cascade,
    cluster_id   text collate "C",
    role         text check (role in ('original', 'reprint', 'update')),
    similarity   float8 check (similarity between 0 and 1),
    published_at timestamptz not null,
    version      integer not null check (version >= 1)
);
create index cluster_member_by_cluster on cluster_member (cluster_id) where cluster_id is not null;

-- An event is published after its story was compared with others, so that it carries its cluster from the first.
alter table outbox add column cluster_pending boolean not null default true;
create index outbox_to_cluster on outbox (position) where cluster_pending;

-- Stories that were deleted by age: what is needed not to take them for new when they come in once more.
create table story_tombstone (
    id            text collate "C" primary key,
    revision      integer     not null check (revision >= 1),
    status        text        not null,
    content_hash  text        not null,
    first_seen_at timestamptz not null,
    deleted_at    timestamptz not null
);
create index story_tombstone_by_age on story_tombstone (deleted_at);

-- A deletion is an event without a document. Deleting stories would search the whole queue for each of their revisions.
alter table outbox drop constraint outbox_story_id_revision_fkey;
alter table outbox alter column revision drop not null;
alter table outbox add column deleted_revision integer;
alter table outbox add constraint outbox_revision check ((revision is null) <> (deleted_revision is null));

-- The story of a feed that was given up can be kept for as long as that feed says.
alter table story add column feed_id text collate "C";
create index story_by_feed on story (feed_id, revised_at) where feed_id is not null;
create index story_by_age on story (revised_at);

-- What each feed showed of late, by hashes: enough to tell whether its guids and links can be trusted, and to know a story again when they
-- turn out not to be.
create table feed_entry (
    feed_id      text collate "C" not null,
    story_id     text collate "C" not null,
    guid         text collate "C",
    url          text collate "C",
    headline     text collate "C",
    content_hash text collate "C" not null,
    seen_at      timestamptz not null,
    primary key (feed_id, story_id)
);
create index feed_entry_by_age on feed_entry (feed_id, seen_at);

-- By what the stories of a feed are told apart, where that is not the best that they have, and why.
create table feed_identity (
    feed_id text collate "C" primary key,
    key     text        not null check (key in ('url', 'headline')),
    code    text        not null,
    message text        not null,
    since   timestamptz not null
);
