-- Queries that are asked again and again: how many of the last runs fit, and whether that is too
-- many, or too few.
create table watch (
    team_id        integer          not null,
    name           text             not null,
    process        text,
    query          text             not null,
    measure        text             not null check (measure in ('share', 'count')),
    comparison     text             not null check (comparison in ('above', 'below')),
    threshold      double precision not null,
    window_seconds integer          not null,
    min_runs       integer          not null,
    webhook_url    text,
    webhook_secret text,
    webhook_gone   boolean          not null default false,
    enabled        boolean          not null,
    saved_at       timestamptz      not null,
    due_at         timestamptz      not null,
    state          text             not null default 'noData'
        check (state in ('noData', 'ok', 'firing')),
    since          timestamptz      not null,
    told_firing    boolean          not null default false,
    evaluated_at   timestamptz,
    hits           bigint,
    runs           bigint,
    error          text,
    primary key (team_id, name)
);
create index watch_due on watch (due_at) where enabled;
comment on column watch.process is 'null for all processes';
comment on column watch.due_at is
    'when it is evaluated next; also tells an evaluation whether the watch is still its own';
comment on column watch.told_firing is
    'whether the webhook was told last that it fires; what there is no data for tells nothing';
comment on column watch.webhook_gone is 'whether the receiver said that it is gone for good';
comment on column watch.error is 'why the last evaluation gave nothing; null when it did';

-- What is to be told to webhooks. Written with the transition that it tells of.
create table watch_delivery (
    id          bigint generated always as identity primary key,
    team_id     integer     not null,
    watch       text        not null,
    event_id    uuid        not null,
    event       text        not null check (event in ('firing', 'resolved', 'test')),
    body        text        not null,
    created_at  timestamptz not null,
    due_at      timestamptz,
    attempts    integer     not null default 0,
    delivered   boolean     not null default false,
    http_status integer,
    error       text,
    ended_at    timestamptz,
    foreign key (team_id, watch) references watch on delete cascade
);
create index watch_delivery_of on watch_delivery (team_id, watch, id);
create index watch_delivery_due on watch_delivery (due_at) where due_at is not null;
comment on column watch_delivery.due_at is 'when it is tried next; null when that is over';
