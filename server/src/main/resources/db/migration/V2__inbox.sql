-- What was accepted under which key: the answer to a repeated request.
create table accepted_key (
    team_id      integer     not null,
    key          text        not null,
    fingerprint  uuid        not null,
    flow_id      uuid        not null,
    flow_name    text        not null,
    accepted_at  timestamptz not null,
    completed_at timestamptz,
    primary key (team_id, key)
);
create index accepted_key_completed on accepted_key (completed_at) where completed_at is not null;

-- Submissions that wait. available_at moves into the future with a lease and with a retry, so that a
-- submission held by a dead worker becomes available again by itself.
create table inbox (
    id           bigint generated always as identity primary key,
    team_id      integer     not null,
    key          text        not null,
    submission   bytea       not null,
    enqueued_at  timestamptz not null default now(),
    available_at timestamptz not null default now(),
    attempts     integer     not null default 0,
    last_error   text,
    dead_at      timestamptz
);
-- Submissions are compressed already: compressing them again would only cost time.
alter table inbox alter column submission set storage external;
create index inbox_waiting on inbox (id) where dead_at is null;
