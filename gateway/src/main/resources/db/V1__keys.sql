-- Keys that callers show in X-API-Key. Only hashes are kept; a row stays when its key is revoked, so that the audit log can be read.
create table gateway.api_key (
    id text primary key,
    name text not null,
    role text not null check (role in ('reader', 'editor', 'admin')),
    hash bytea not null unique,
    -- After a rotation the key before it works on for a while.
    previous_hash bytea unique,
    previous_until timestamptz,
    requests_per_minute integer check (requests_per_minute > 0),
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

-- Every change that was asked for: by whom, of what, and how it went.
create table gateway.audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    caller text not null,
    address text not null,
    method text not null,
    path text not null,
    status integer not null,
    trace_id text not null
);
create index audit_at on gateway.audit (at);
