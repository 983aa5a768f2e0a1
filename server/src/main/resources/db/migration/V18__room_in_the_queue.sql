-- Every entry leaves two dead rows behind. Where their room is used again soon, the queue stays as
-- small as what waits in it, and in memory; by the defaults it grew by half a gigabyte a minute under
-- load, because a fifth of a table has to be dead before any of it is cleaned, and slowly. What was
-- once needed is kept: to give it back to the system would lock everybody out for a moment.
alter table inbox set (
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0,
    vacuum_truncate = off,
    toast.autovacuum_vacuum_threshold = 10000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_cost_delay = 0,
    toast.vacuum_truncate = off
);
