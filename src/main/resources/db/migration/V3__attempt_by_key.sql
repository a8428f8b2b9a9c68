-- A sandbox account's page finds the delivery of each of its posts by the key: 2 s with 40,000 posts without this.
create index attempt_by_key on attempt (idempotency_key);
