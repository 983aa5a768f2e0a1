-- Fingerprints of what went into a step, how it was configured and what came out, over the hashes of
-- its observations: runs of a process are put beside each other by them, and no data is read.
-- input_inferred: it recorded no input, but decided about exactly as many candidates as the step
-- before it let through, whose results therefore stand for its input.
alter table step
    add column input_hash     uuid,
    add column input_inferred boolean not null default false,
    add column config_hash    uuid,
    add column output_hash    uuid;

-- The same that StepFingerprints says of a flow that comes whole.
create function fingerprint_steps(teams integer[], flows uuid[]) returns void
    language sql as
$$
with asked as (
    select distinct team_id, flow_id
    from unnest(teams, flows) as pair (team_id, flow_id)
), part as (
    select team_id, flow_id, step_id,
           case when role in ('input', 'config') then role else 'output' end as role,
           md5(string_agg(hash || ' ' || version || ' ' || name, E'\n'
                          order by hash, version, name collate "C"))::uuid as hash
    from observation
    join asked using (team_id, flow_id)
    group by 1, 2, 3, 4
), known as (
    select step.team_id, step.flow_id, step.id, step.kind, step.candidates_in,
           input.hash as input, config.hash as config, output.hash as output,
           lag(output.hash) over before as results_before,
           lag(coalesce(candidates_out, candidates_in)) over before as out_before
    from step
    join asked using (team_id, flow_id)
    left join part as input
        on (input.team_id, input.flow_id, input.step_id, input.role)
           = (step.team_id, step.flow_id, step.id, 'input')
    left join part as config
        on (config.team_id, config.flow_id, config.step_id, config.role)
           = (step.team_id, step.flow_id, step.id, 'config')
    left join part as output
        on (output.team_id, output.flow_id, output.step_id, output.role)
           = (step.team_id, step.flow_id, step.id, 'output')
    window before as (
        partition by step.team_id, step.flow_id
        order by step.position, step.version, step.id)
), found as (
    select *,
           input is null and results_before is not null and out_before = candidates_in
               and coalesce(kind, '') not in ('generate', 'retrieve') as inferred
    from known
)
update step
set input_hash     = case when found.inferred then found.results_before else found.input end,
    input_inferred = coalesce(found.inferred, false),
    config_hash    = found.config,
    output_hash    = found.output
from found
where step.team_id = found.team_id and step.flow_id = found.flow_id and step.id = found.id
  and (step.input_hash, step.input_inferred, step.config_hash, step.output_hash)
      is distinct from (
          case when found.inferred then found.results_before else found.input end,
          coalesce(found.inferred, false), found.config, found.output);
$$;

select fingerprint_steps(array_agg(team_id), array_agg(id)) from flow;

-- What a person says of a flow, also long after it ended.
create type mark_verdict as enum ('good', 'bad');
create table flow_mark (
    team_id   integer      not null,
    flow_id   uuid         not null,
    verdict   mark_verdict not null,
    note      text,
    marked_at timestamptz  not null,
    primary key (team_id, flow_id)
);

-- Which field is what in a process's observations, as a person corrected what was inferred.
create table corrected_fields (
    team_id    integer     not null,
    process    text        not null,
    fields     json        not null,
    changed_at timestamptz not null,
    primary key (team_id, process)
);
