-- Flows are told piece by piece, too. What is null has not been told yet: a step may end before
-- anybody said its name. Of a flow whose beginning is not known, created_at is the earliest time
-- that is known of it, for its place in the list.
alter table flow
    alter column name drop not null,
    add column begin_known     boolean not null default true,
    add column attribute_times json,
    add column heard_at        timestamptz;
comment on column flow.attribute_times is
    'when attributes were told, in microseconds: of all, or by name; the later one wins';
comment on column flow.heard_at is 'the last news; null in rows of before, which had no other than received_at';

-- candidates_version and candidates_at tell which observation the counts are from: the last one's.
alter table step
    alter column name drop not null,
    alter column version drop not null,
    alter column position drop not null,
    alter column created_at drop not null,
    add column candidates_version integer,
    add column candidates_at      timestamptz;

-- claimed_id is the id that came with an observation when another one with other data has it.
alter table observation
    alter column ordinal drop not null,
    add column claimed_id uuid;
create index observation_claimed on observation (team_id, flow_id, claimed_id)
    where claimed_id is not null;
