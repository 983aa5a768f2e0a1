-- What an entry of the queue is doing. A lease that ran out leaves it 'held' until the next claim.
create type inbox_state as enum ('waiting', 'held', 'delayed', 'dead');

-- leases counts how often an entry was handed out: who knows an older number holds it no longer.
-- dead_number tells which of two was set aside first.
create sequence inbox_dead_number;
alter table inbox
    add column state       inbox_state not null default 'waiting',
    add column leases      integer     not null default 0,
    add column object_key  text,
    add column dead_number bigint;
update inbox
set state  = case
                 when dead_at is not null then 'dead'
                 when available_at > now() then 'delayed'
                 else 'waiting'
             end::inbox_state,
    leases = attempts,
    dead_number = case when dead_at is not null then nextval('inbox_dead_number') end;
create unique index inbox_dead on inbox (dead_number) where dead_number is not null;
create index inbox_object on inbox (object_key) where object_key is not null;

-- How many entries are in each state, the bytes of those that are not dead and of those that are:
-- the sums over the slots. Every change
-- of the queue counts itself here in its own transaction. There are slots so that transactions need
-- not wait for each other; a row of a slot is the last thing that a transaction locks.
create table inbox_depth (
    slot       integer primary key,
    waiting    bigint not null default 0,
    held       bigint not null default 0,
    delayed    bigint not null default 0,
    dead       bigint not null default 0,
    bytes      bigint not null default 0,
    dead_bytes bigint not null default 0
) with (fillfactor = 20);
insert into inbox_depth (slot) select generate_series(0, 15);
update inbox_depth
set (waiting, delayed, dead, bytes, dead_bytes) = (
    select count(*) filter (where state = 'waiting'),
           count(*) filter (where state = 'delayed'),
           count(*) filter (where state = 'dead'),
           coalesce(sum(octet_length(submission)) filter (where state <> 'dead'), 0),
           coalesce(sum(octet_length(submission)) filter (where state = 'dead'), 0)
    from inbox
)
where slot = 0;

create table inbox_done (
    minute timestamptz not null,
    slot   integer     not null,
    count  bigint      not null,
    primary key (minute, slot)
);
create table inbox_failure (
    minute timestamptz not null,
    cause  text        not null,
    count  bigint      not null,
    primary key (minute, cause)
);

-- These return something so that a statement can be made to call them.
create function count_moved(
    waiting bigint, held bigint, delayed bigint, dead bigint, bytes bigint, dead_bytes bigint)
    returns boolean
    language sql as
$$
update inbox_depth as depth
set waiting    = depth.waiting + $1,
    held       = depth.held + $2,
    delayed    = depth.delayed + $3,
    dead       = depth.dead + $4,
    bytes      = depth.bytes + $5,
    dead_bytes = depth.dead_bytes + $6
where depth.slot = pg_backend_pid() % 16
  and ($1 <> 0 or $2 <> 0 or $3 <> 0 or $4 <> 0 or $5 <> 0 or $6 <> 0);
select true;
$$;

create function count_done(entries bigint) returns boolean
    language sql as
$$
insert into inbox_done as done (minute, slot, count)
select date_trunc('minute', now()), pg_backend_pid() % 16, $1
where $1 > 0
on conflict (minute, slot) do update set count = done.count + excluded.count;
select true;
$$;

create function count_failed(cause text, entries bigint) returns boolean
    language sql as
$$
insert into inbox_failure as failure (minute, cause, count)
select date_trunc('minute', now()), $1, $2
where $1 is not null and $2 > 0
on conflict (minute, cause) do update set count = failure.count + excluded.count;
select true;
$$;
