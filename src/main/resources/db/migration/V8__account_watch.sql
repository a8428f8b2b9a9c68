-- What Vigil knows of an account beside what it posts there. Moments are this server's, save where a comment says Vigil's.

-- When an account is visited next.
create table account_visit (
    account text primary key,
    next_visit_at timestamptz not null default '-infinity',   -- not before; while somebody visits it, their lease
    unanswered int not null default 0,  -- how often in a row its network did not answer
    signed_in_at timestamptz,
    looked_at timestamptz,              -- when its newest posts were read
    searched_at timestamptz             -- when our posts of the last days were asked for, each
);

-- What was seen of an account: what the next look is compared with.
create table account_sight (
    account text primary key,
    display_name text,                  -- as followers see it; null until a network has told
    words text,                         -- what it says of itself
    accepted_at timestamptz,            -- Vigil's clock: who posted before is not asked; null until the first look
    own_since timestamptz,              -- Vigil's clock: posts of ours from then on are expected to stand
    stood text[] not null default '{}', -- the newest remote ids at the last look: the next one reads back to them
    check ((display_name is null) = (words is null)),
    check ((accepted_at is null) = (own_since is null))
);

-- A post of ours that its network did not have once. The second time it is an alarm.
create table account_missing (
    account text not null,
    remote_id text not null,
    absent_since timestamptz not null default now(),
    primary key (account, remote_id)
);

-- What happened on an account that Vigil did not do. Never deleted; a person acknowledges it.
create table account_alarm (
    id bigint generated always as identity primary key,
    account text not null,
    kind text not null check (kind in ('strange_post', 'post_gone', 'face', 'handle', 'another_account')),
    what text not null,                 -- in words that a campaigner understands
    remote_id text,
    url text,
    paused boolean not null,            -- whether the account was paused because of it
    at timestamptz not null default now(),
    acknowledged_at timestamptz,
    acknowledged_by text,
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
create unique index one_alarm_a_post on account_alarm (account, kind, remote_id) where remote_id is not null;
create index alarm_open on account_alarm (account) where acknowledged_at is null;

-- A marked post that tries an account and is deleted at once. Written before the network is called, like an attempt.
create table test_post (
    id bigint generated always as identity primary key,
    account text not null,
    text text not null,
    idempotency_key text not null unique,
    made_by text not null,
    started_at timestamptz not null default now(),
    lease_until timestamptz not null,
    outcome text check (outcome in ('published', 'refused', 'signed_out', 'throttled', 'unreachable', 'unknown')),
    why text,
    remote_id text,
    url text,
    ended_at timestamptz,
    gone_at timestamptz,                -- deleted, or surely never there
    check ((outcome is null) = (ended_at is null)),
    check (outcome <> 'published' or remote_id is not null),
    check (gone_at is null or outcome is not null)
);
create unique index one_test_in_flight on test_post (account) where outcome is null;
create unique index one_row_a_test_post on test_post (account, remote_id) where remote_id is not null;

-- What was sent to an account lately: asked at each look.
create index delivery_by_account on delivery (account, late_at);
