-- A phrase is looked for among the newest flows first: the index of words tells which parts have all
-- its words, of which each is read to see whether they stand next to each other; this one tells
-- which of them are of another time. It takes next to nothing, because texts come about in the order
-- of time.
create index text_part_start on text_part
    using brin (flow_start) with (pages_per_range = 16, autosummarize = on);
