-- Candidates of all flows lie in columnar files in the payload store, for questions across flows.
-- They are derived: everything here can be made anew from flows and segments.

-- How far the indexer is. log_place: changes below it are in files, or their flows are in
-- waiting_flow. While scanning, flows up to scan_team and scan_flow are, too, whatever the log says
-- of them; that is how files are made anew.
create table candidate_index (
    only_row   boolean primary key default true check (only_row),
    generation bigint  not null default 0,
    log_place  bigint  not null,
    scanning   boolean not null,
    scan_team  integer not null default 0,
    scan_flow  uuid    not null default '00000000-0000-0000-0000-000000000000'
);
insert into candidate_index (log_place, scanning)
values (pg_snapshot_xmin(pg_current_snapshot())::text::bigint, exists (select from flow));

-- What is in a file tells whether a question has to read it. One that was merged into another stays
-- for a while after retired_at, for questions that had begun before.
create table candidate_file (
    id          bigint generated always as identity primary key,
    object_key  text        not null unique,
    day         date        not null,
    row_count   bigint      not null,
    bytes       bigint      not null,
    first_start timestamptz not null,
    last_start  timestamptz not null,
    processes   text[],
    id_filter   bytea,
    created_at  timestamptz not null default now(),
    retired_at  timestamptz
);
create index candidate_file_in_use on candidate_file (day) where retired_at is null;
create index candidate_file_retired on candidate_file (retired_at) where retired_at is not null;
comment on column candidate_file.processes is 'null when there are too many to tell';
comment on column candidate_file.id_filter is
    'a Bloom filter of candidate ids; null when there are too many to tell';

-- The generation under which a flow's candidates are in a file. Rows of earlier generations, written
-- before more was heard of the flow, are superseded until a merge of files leaves them out. The day
-- is that of the flow's beginning, as it was known then.
create table indexed_flow (
    team_id    integer not null,
    flow_id    uuid    not null,
    generation bigint  not null,
    day        date    not null,
    primary key (team_id, flow_id)
);
create table superseded_flow (
    team_id    integer not null,
    flow_id    uuid    not null,
    generation bigint  not null,
    day        date    not null,
    primary key (team_id, flow_id, generation)
);

-- Flows that run, and so are not in files yet.
create table waiting_flow (
    team_id integer not null,
    flow_id uuid    not null,
    primary key (team_id, flow_id)
);
