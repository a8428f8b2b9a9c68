-- The queue is looked at account by account: of each the first that is due.
create index delivery_queue_by_account on delivery (account, due_at, id) where state in ('planned', 'held', 'due', 'sending');
drop index delivery_queue;
