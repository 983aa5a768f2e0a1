-- A claim rewrites an entry's row. With room left on its page the new version lies beside the old
-- one and no index is touched. Small entries make most of a row, hence a bit more than a copy's room.
alter table inbox set (
    fillfactor = 45
);

-- To note each completion would rewrite every key's row and two indexes. So a key is known since
-- accepted_at, which is set anew where the completion came much later. completed_at is only written
-- by servers of before.
update accepted_key set accepted_at = completed_at where completed_at > accepted_at;
create index accepted_key_accepted on accepted_key (accepted_at);
drop index accepted_key_completed;
