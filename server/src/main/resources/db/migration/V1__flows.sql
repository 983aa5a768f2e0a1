-- Statuses in the order in which they win when two writers disagree: greatest() is the merge.
create type status as enum ('pending', 'running', 'completed', 'failed');

create table flow (
    team_id         integer     not null,
    id              uuid        not null,
    name            text        not null,
    key             text,
    status          status      not null,
    reason          text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    attributes      json,
    trace_id        text,
    span_id         text,
    idempotency_key text        not null,
    received_at     timestamptz not null,
    primary key (team_id, id)
);
create index flow_newest on flow (team_id, created_at desc, id desc);
create index flow_newest_of_name on flow (team_id, name, created_at desc, id desc);
create index flow_newest_of_key on flow (team_id, key, created_at desc, id desc) where key is not null;

create table step (
    team_id        integer     not null,
    flow_id        uuid        not null,
    id             uuid        not null,
    name           text        not null,
    version        integer     not null,
    position       integer     not null,
    parent_id      uuid,
    kind           text,
    status         status      not null,
    reason         text        not null,
    created_at     timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    candidates_in  integer,
    candidates_out integer,
    primary key (team_id, flow_id, id)
);

-- One immutable object in the payload store.
create table segment (
    id         bigint generated always as identity primary key,
    object_key text        not null unique,
    bytes      bigint      not null,
    created_at timestamptz not null
);

-- The data itself lies in a segment: bytes data_offset .. data_offset + bytes of the frame that
-- stands, compressed, at frame_offset.
create table observation (
    team_id      integer     not null,
    flow_id      uuid        not null,
    id           uuid        not null,
    step_id      uuid        not null,
    ordinal      integer     not null,
    name         text        not null,
    version      integer     not null,
    role         text        not null,
    roles        json,
    queryable    json,
    created_at   timestamptz not null,
    bytes        bigint      not null,
    item_count   integer,
    hash         uuid        not null,
    summary      json,
    segment_id   bigint      not null references segment,
    frame_offset bigint      not null,
    frame_bytes  integer     not null,
    frame_crc32c integer     not null,
    data_offset  bigint      not null,
    own_frame    boolean     not null,
    primary key (team_id, flow_id, id)
);
create index observation_by_id on observation (team_id, id);
