-- The same as before, but a flow's observations are read once, not three times for each step: flows
-- that come piece by piece ask for it with each piece.
create or replace function fingerprint_steps(teams integer[], flows uuid[]) returns void
    language plpgsql as
$$
declare
    each      record;
    current   uuid;
    own_input uuid;
    inferred  boolean;
    before    uuid;
    passed    integer;
begin
    for each in
        select told.*
        from (select distinct * from unnest(teams, flows) as pair (team_id, flow_id)) as asked
        cross join lateral (
            select step.*, own.input, own.config, own.output
            from step
            left join (
                select step_id as id,
                       md5(string_agg(line, E'\n' order by hash, version, name)
                               filter (where role = 'input'))::uuid as input,
                       md5(string_agg(line, E'\n' order by hash, version, name)
                               filter (where role = 'config'))::uuid as config,
                       md5(string_agg(line, E'\n' order by hash, version, name)
                               filter (where role not in ('input', 'config')))::uuid as output
                from (
                    select step_id, hash, version, name collate "C" as name, role,
                           hash || ' ' || version || ' ' || name as line
                    from observation
                    where (team_id, flow_id) = (asked.team_id, asked.flow_id)
                ) as observed
                group by step_id
            ) as own using (id)
            where (step.team_id, step.flow_id) = (asked.team_id, asked.flow_id)
        ) as told
        order by team_id, flow_id, position, version, id
    loop
        if current is distinct from each.flow_id then
            current := each.flow_id;
            before := null;
            passed := null;
        end if;
        own_input := each.input;
        inferred := own_input is null and before is not null
            and coalesce(passed = each.candidates_in, false)
            and coalesce(each.kind, '') not in ('generate', 'retrieve');
        if inferred then
            own_input := before;
        end if;
        if (each.input_hash, each.input_inferred, each.config_hash, each.output_hash)
            is distinct from (own_input, inferred, each.config, each.output) then
            update step
            set input_hash = own_input, input_inferred = inferred, config_hash = each.config,
                output_hash = each.output
            where team_id = each.team_id and flow_id = each.flow_id and id = each.id;
        end if;
        before := case when own_input is not null and each.output is not null then
            md5(own_input || ' ' || coalesce(each.config::text, '') || ' ' || each.output)::uuid end;
        passed := coalesce(each.candidates_out, each.candidates_in);
    end loop;
end;
$$;

drop function fingerprint_of(integer, uuid, uuid, text);
