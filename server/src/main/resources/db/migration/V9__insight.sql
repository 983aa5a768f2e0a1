-- Fingerprints of what went into a step, how it was configured and what came out, over the hashes of
-- its observations: runs of a process are put beside each other by them, and no data is read.
-- input_inferred: it recorded no input, but decided about exactly as many candidates as the step
-- before it let through. Then all that is known of that step stands for its input: what went into
-- it, too, for a list of ids does not tell what else was found.
alter table step
    add column input_hash     uuid,
    add column input_inferred boolean not null default false,
    add column config_hash    uuid,
    add column output_hash    uuid;

create function fingerprint_of(team integer, flow uuid, step uuid, wanted text) returns uuid
    language sql stable as
$$
select md5(string_agg(hash || ' ' || version || ' ' || name, E'\n'
                      order by hash, version, name collate "C"))::uuid
from observation
where (team_id, flow_id, step_id) = (team, flow, step)
  and case when role in ('input', 'config') then role else 'output' end = wanted;
$$;

-- The same that StepFingerprints says of a flow that comes whole.
create function fingerprint_steps(teams integer[], flows uuid[]) returns void
    language plpgsql as
$$
declare
    each     record;
    current  uuid;
    own      record;
    inferred boolean;
    before   uuid;
    passed   integer;
begin
    for each in
        select step.*
        from step
        join (select distinct * from unnest(teams, flows) as pair (team_id, flow_id)) as asked
            using (team_id, flow_id)
        order by team_id, flow_id, position, version, id
    loop
        if current is distinct from each.flow_id then
            current := each.flow_id;
            before := null;
            passed := null;
        end if;
        select fingerprint_of(each.team_id, each.flow_id, each.id, 'input') as input,
               fingerprint_of(each.team_id, each.flow_id, each.id, 'config') as config,
               fingerprint_of(each.team_id, each.flow_id, each.id, 'output') as output
        into own;
        inferred := own.input is null and before is not null
            and coalesce(passed = each.candidates_in, false)
            and coalesce(each.kind, '') not in ('generate', 'retrieve');
        if inferred then
            own.input := before;
        end if;
        if (each.input_hash, each.input_inferred, each.config_hash, each.output_hash)
            is distinct from (own.input, inferred, own.config, own.output) then
            update step
            set input_hash = own.input, input_inferred = inferred, config_hash = own.config,
                output_hash = own.output
            where team_id = each.team_id and flow_id = each.flow_id and id = each.id;
        end if;
        before := case when own.input is not null and own.output is not null then
            md5(own.input || ' ' || coalesce(own.config::text, '') || ' ' || own.output)::uuid end;
        passed := coalesce(each.candidates_out, each.candidates_in);
    end loop;
end;
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
