-- The share of its candidates that a step dropped, for questions across all processes.
alter table step
    add column drop_ratio double precision generated always as (
        case when candidates_in > 0
             then (candidates_in - candidates_out)::double precision / candidates_in end
    ) stored;

-- Those who dropped most are the ones that are asked for; the others cost nothing here.
create index step_dropped on step (team_id, drop_ratio, flow_id) where drop_ratio >= 0.5;

-- Questions that people keep, by name.
create table saved_query (
    team_id  integer     not null,
    name     text        not null,
    question json        not null,
    saved_at timestamptz not null,
    primary key (team_id, name)
);
