-- The words of flows, for questions about texts: those of what is said of a flow and its steps, and
-- those of the texts within observations. Derived from flows and segments, by the same rounds as
-- the files of candidates.
--
-- A flow or step has as many parts as it takes to hold all its words: a tsvector holds few positions
-- of one word. step_id is null for what is said of the flow itself. observation_id is the first one
-- that a part has words of, null when what is said of the step is in it, too.
create table text_part (
    team_id        integer     not null,
    flow_id        uuid        not null,
    step_id        uuid,
    observation_id uuid,
    flow_start     timestamptz not null,
    words          tsvector    not null
);
create index text_part_of_flow on text_part (team_id, flow_id);
create index text_part_words on text_part using gin (words);

-- How many observations had more words than are kept.
alter table candidate_index add column shortened_texts bigint not null default 0;

-- What was indexed before had no words: everything is indexed anew.
update candidate_index
set generation = generation + 1, scanning = true, scan_team = 0,
    scan_flow = '00000000-0000-0000-0000-000000000000'
where exists (select from flow);
update candidate_file set retired_at = now() where retired_at is null and exists (select from flow);
delete from indexed_flow;
delete from superseded_flow;
delete from waiting_flow;
