-- Every entry leaves two dead rows behind, whose room others can only use once it was cleaned: at
-- full speed, and where much waits not only when a fifth of that is dead.
alter table inbox set (
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0,
    toast.autovacuum_vacuum_threshold = 10000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_cost_delay = 0
);
