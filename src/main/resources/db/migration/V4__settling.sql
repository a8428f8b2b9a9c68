-- Settling: what became of an attempt whose answer was lost is found out by asking the network.

-- absent: it was proved that the attempt never arrived.
alter table attempt drop constraint attempt_outcome_check;
alter table attempt add constraint attempt_outcome_check check (outcome in
    ('published', 'refused', 'signed_out', 'throttled', 'unreachable', 'unknown', 'absent'));

-- Known to stand on the account when the attempt was written, the newest first, which is newest_remote_id: where that was
-- taken away since, a reading goes back to the next.
alter table attempt add column known_remote_ids text[] not null default '{}';

create index attempt_by_account on attempt (account, id);

-- While a delivery is settling, next_try_at says when it may be asked about again. Whoever asks moves it on first, by as
-- long as they may take: so two never ask at once, and after one who died another does.
create index delivery_settling on delivery (next_try_at) where state = 'settling';

-- Each time that a network was asked about an attempt.
create table asking (
    id bigint generated always as identity primary key,
    attempt bigint not null references attempt,
    node text not null,
    asked_at timestamptz not null,    -- before the question left, by this server's clock
    found text not null check (found in ('stands', 'absent', 'strangers', 'ambiguous', 'no_proof', 'not_reached',
                                         'cannot_be_asked')),
    why text not null                 -- in words for operators
);
create index asking_by_attempt on asking (attempt, asked_at);

-- Posts that were seen on the accounts, whoever made them, and those that Vigil took away again.
create table known_post (
    account text not null,
    remote_id text not null,
    since_attempt bigint not null,    -- the account's newest attempt when it was seen: it is of no later one
    posted_at timestamptz,            -- as the network says
    noted_at timestamptz not null default now(),
    gone_at timestamptz,              -- Vigil took it away
    primary key (account, remote_id)
);

-- When an account was looked at before Vigil's first post there, so that the first has something to be compared with.
create table first_look (
    account text primary key,
    looked_at timestamptz not null default now()
);
