-- What changed, one row for each transaction that stored something. Transactions are numbered when
-- they begin to write and can commit in another order, so a reader takes only those below the
-- smallest number that may still be under way: no gap can be filled later.
create table change (
    xid        xid8        not null default pg_current_xact_id(),
    team_id    integer     not null,
    flow_ids   uuid[]      not null,
    processes  text[]      not null,
    changed_at timestamptz not null default now(),
    primary key (xid, team_id)
);
create index change_age on change (changed_at);
