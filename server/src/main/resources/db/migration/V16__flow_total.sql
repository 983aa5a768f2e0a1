-- How many flows a team has: the sum over the slots. Counting a million rows for each page of the
-- list would take longer than reading the page. One update per statement, whatever it added;
-- transactions that end at the same moment rarely wait for each other.
create table flow_total (
    team_id integer not null,
    slot    integer not null,
    flows   bigint  not null,
    primary key (team_id, slot)
) with (fillfactor = 20);

create function count_flows() returns trigger
    language plpgsql as
$$
begin
    insert into flow_total (team_id, slot, flows)
    select team_id, pg_backend_pid() % 16, case tg_op when 'INSERT' then 1 else -1 end * count(*)
    from changed
    group by team_id
    order by team_id
    on conflict (team_id, slot) do update set flows = flow_total.flows + excluded.flows;
    return null;
end;
$$;

create trigger flows_added
    after insert on flow
    referencing new table as changed
    for each statement execute function count_flows();
create trigger flows_removed
    after delete on flow
    referencing old table as changed
    for each statement execute function count_flows();

insert into flow_total (team_id, slot, flows)
select team_id, 0, count(*)
from flow
group by team_id;
