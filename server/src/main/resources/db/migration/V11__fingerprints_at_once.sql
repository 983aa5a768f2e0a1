-- The same as before, but a flow's observations are read once, not three times for each step: flows
-- that come piece by piece ask for it with each piece.
create or replace function fingerprint_steps(teams integer[], flows uuid[]) returns void
    language plpgsql as
$$
declare
    each     record;
    current  uuid;
    recorded uuid;
    inferred boolean;
    before   uuid;
    passed   integer;
begin
    for each in
        with asked as (
            select distinct * from unnest(teams, flows) as pair (team_id, flow_id)
        ),
        line as (
            select team_id, flow_id, step_id, hash, version, name,
                   case when role in ('input', 'config') then role else 'output' end as part
            from observation join asked using (team_id, flow_id)
        ),
        recorded as (
            select team_id, flow_id, step_id, part,
                   md5(string_agg(hash || ' ' || version || ' ' || name, E'\n'
                                  order by hash, version, name collate "C"))::uuid as hash
            from line
            group by team_id, flow_id, step_id, part
        ),
        own as (
            select team_id, flow_id, step_id as id,
                   (array_agg(hash) filter (where part = 'input'))[1] as input,
                   (array_agg(hash) filter (where part = 'config'))[1] as config,
                   (array_agg(hash) filter (where part = 'output'))[1] as output
            from recorded
            group by team_id, flow_id, step_id
        )
        select step.*, own.input, own.config, own.output
        from step
        join asked using (team_id, flow_id)
        left join own using (team_id, flow_id, id)
        order by team_id, flow_id, position, version, id
    loop
        if current is distinct from each.flow_id then
            current := each.flow_id;
            before := null;
            passed := null;
        end if;
        recorded := each.input;
        inferred := recorded is null and before is not null
            and coalesce(passed = each.candidates_in, false)
            and coalesce(each.kind, '') not in ('generate', 'retrieve');
        if inferred then
            recorded := before;
        end if;
        if (each.input_hash, each.input_inferred, each.config_hash, each.output_hash)
            is distinct from (recorded, inferred, each.config, each.output) then
            update step
            set input_hash = recorded, input_inferred = inferred, config_hash = each.config,
                output_hash = each.output
            where team_id = each.team_id and flow_id = each.flow_id and id = each.id;
        end if;
        before := case when recorded is not null and each.output is not null then
            md5(recorded || ' ' || coalesce(each.config::text, '') || ' ' || each.output)::uuid end;
        passed := coalesce(each.candidates_out, each.candidates_in);
    end loop;
end;
$$;

drop function fingerprint_of(integer, uuid, uuid, text);
