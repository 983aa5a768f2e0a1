-- How much the payload store holds for stored flows: the sums over the slots. Nobody has to count
-- segments, and transactions that end at the same moment rarely wait for each other.
create table segment_total (
    slot     integer primary key,
    segments bigint not null default 0,
    bytes    bigint not null default 0
) with (fillfactor = 20);
insert into segment_total (slot) select generate_series(0, 15);

create function count_segment() returns trigger
    language plpgsql as
$$
begin
    update segment_total
    set segments = segments + case tg_op when 'INSERT' then 1 when 'DELETE' then -1 else 0 end,
        bytes    = bytes + coalesce(new.bytes, 0) - coalesce(old.bytes, 0)
    where slot = pg_backend_pid() % 16;
    return null;
end;
$$;

-- Deferred, so that a slot is locked for no longer than the commit takes.
create constraint trigger segment_counted
    after insert or update of bytes or delete on segment
    deferrable initially deferred
    for each row execute function count_segment();

update segment_total
set (segments, bytes) = (select count(*), coalesce(sum(bytes), 0) from segment)
where slot = 0;
