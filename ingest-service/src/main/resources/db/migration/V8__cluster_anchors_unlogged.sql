-- The rows of `cluster_anchor` follow from `cluster_text` and fall on pages by chance: in the log they were most of what was written, 110 kB for a
-- story of 4 kB. PostgreSQL empties unlogged tables after a crash, and a standby that takes over has none of their rows.
-- `cluster_anchor_whole` is lost with them: its row says that all anchors are there.
alter table cluster_anchor set unlogged;
create unlogged table cluster_anchor_whole (only_one boolean primary key default true check (only_one));
insert into cluster_anchor_whole default values;
