-- What was read in the last day, for the waves of replies, and what was read before the clock was put back: without the first
-- of these the look for waves went through all messages ever published, once a minute.
create index series_by_reading on series (observed_at);
drop index series_read_last;

-- Of one account, what has answers whose texts nobody has read. Each account is asked about once a minute.
create index series_answered on series (account, observed_at) where replies > coalesce(replies_read, 0);

-- Its question, whether a person was ever shown on a real network, is answered by delivery_by_person as quickly.
drop index delivery_on_real_networks;
