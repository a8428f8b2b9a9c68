-- Vigil's own tables. Dates of custody and of slots are dates, moments are timestamptz, the session's zone is UTC.
-- What must not happen is forbidden here, whatever the code above does.

-- The team's files as they were last accepted. One row of source_state counts the changes, so that a node knows
-- with one read whether what it holds in memory is still what is in force.
create table source_file (
    path text primary key,
    bytes bytea not null,
    digest text not null,
    broken text,                      -- why the file on disk could not be accepted; the bytes are the last good ones
    changed_at timestamptz not null default now(),
    removed_at timestamptz            -- gone from the folder: nothing in it is in force any more
);
create table source_state (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into source_state (version) values (0);

-- A campaign is a draft until somebody starts it. Nothing due before started_at is ever sent.
create table campaign (
    id text primary key,
    started_at timestamptz,
    started_by text,
    check ((started_at is null) = (started_by is null))
);

-- When somebody joined a campaign's roll: a newcomer's turn comes at the end of the round.
create table roll_member (
    campaign text not null,
    profile text not null,
    joined_on date not null,
    primary key (campaign, profile)
);

-- Stops and holds. Never deleted; lifting is a recorded act.
create table restriction (
    id bigint generated always as identity primary key,
    scope text not null check (scope in ('everything', 'campaign', 'account', 'person')),
    subject text not null,            -- '*' for everything
    why text,                         -- no reason is ever asked for
    set_by text not null,
    set_at timestamptz not null default now(),
    lifted_by text,
    lifted_at timestamptz,
    check ((scope = 'everything') = (subject = '*')),
    check ((lifted_at is null) = (lifted_by is null))
);
create unique index restriction_in_force on restriction (scope, subject) where lifted_at is null;

create table account_state (
    account text primary key,
    paused_at timestamptz,
    paused_why text,
    handle text,                      -- as the network calls it
    remote_account_id text,
    checked_at timestamptz
);

-- Secrets, encrypted with the key file's key and bound to the account's and the secret's name.
create table account_secret (
    account text not null,
    name text not null,
    ciphertext bytea not null,
    changed_at timestamptz not null default now(),
    primary key (account, name)
);

create table rate_bucket (
    account text not null,
    bucket text not null,
    call_limit int not null,
    remaining int not null,
    resets_at timestamptz not null,
    read_at timestamptz not null default now(),
    primary key (account, bucket)
);

-- Whose turn it is. A withdrawn row stays, for the record, and its slot is free for another.
create table planned_slot (
    id bigint generated always as identity primary key,
    campaign text not null,
    local_date date not null,
    slot_id text not null,
    profile text not null,
    round int not null check (round >= 1),
    day int not null check (day >= 1),
    pinned_by text,
    due_at timestamptz not null,
    planned_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    withdrawn_why text,
    check ((withdrawn_at is null) = (withdrawn_why is null)),
    -- Deferrable, since a turn that falls out moves all later ones up in one transaction; a unique index cannot be.
    constraint one_post_a_slot exclude using btree (campaign with =, local_date with =, slot_id with =)
        where (withdrawn_at is null) deferrable initially immediate,
    constraint nobody_twice_in_a_round exclude using btree (campaign with =, round with =, profile with =)
        where (withdrawn_at is null) deferrable initially immediate
);

create table delivery (
    id bigint generated always as identity primary key,
    planned_slot bigint not null references planned_slot,
    campaign text not null,
    local_date date not null,
    slot_id text not null,
    profile text not null,
    account text not null,
    due_at timestamptz not null,
    late_at timestamptz not null,     -- after this moment it is missed
    state text not null check (state in ('planned', 'held', 'due', 'sending', 'settling', 'uncertain', 'published',
                                         'published_in_part', 'refused', 'missed', 'withdrawn')),
    why text,                         -- in words that a campaigner understands; null while all goes well
    state_at timestamptz not null default now(),
    next_try_at timestamptz not null default '-infinity',   -- by this server's clock; all other moments by Vigil's
    tries int not null default 0,
    send_key uuid not null default gen_random_uuid(),       -- what the idempotency keys of its parts begin with
    frozen jsonb,                     -- the message, from the moment it may not change any more
    url text,
    published_at timestamptz,
    simulated boolean not null,
    check (late_at >= due_at),
    check (state not in ('held', 'uncertain', 'published_in_part', 'refused', 'missed', 'withdrawn') or why is not null),
    check (state <> 'published' or published_at is not null),
    unique (planned_slot, account)
);
create unique index one_message_a_slot on delivery (account, campaign, local_date, slot_id)
    where state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part');
create unique index nobody_twice_a_day on delivery (account, profile, local_date)
    where state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part');
create index delivery_queue on delivery (due_at) where state in ('planned', 'held', 'due', 'sending');
create index delivery_by_slot on delivery (planned_slot);
create index delivery_by_publication on delivery (published_at, id) where published_at is not null;   -- newest posts; what is to be read

-- One try to hand one part to a network, written before the network is called.
create table attempt (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,
    account text not null,
    part int not null check (part >= 1),
    n int not null check (n >= 1),
    text text not null,
    digest text not null,
    idempotency_key text not null,
    newest_remote_id text,            -- the account's newest post that we knew of: settling reads back to it
    node text not null,
    started_at timestamptz not null default now(),
    send_by timestamptz not null,
    lease_until timestamptz not null,
    outcome text check (outcome in ('published', 'refused', 'signed_out', 'throttled', 'unreachable', 'unknown')),
    why text,
    remote_id text,
    url text,
    ended_at timestamptz,
    check ((outcome is null) = (ended_at is null)),
    check (outcome <> 'published' or remote_id is not null),
    unique (delivery, part, n)
);
create unique index one_attempt_in_flight on attempt (account) where outcome is null;
create unique index one_row_a_remote_post on attempt (account, remote_id) where remote_id is not null;
create unique index a_part_is_published_once on attempt (delivery, part) where outcome = 'published';
create index attempt_by_delivery on attempt (delivery);

-- Binds the template and the facts, not the number of days: the digest is of the message without count and day.
create table approval (
    campaign text not null,
    profile text not null,
    account text not null,
    digest text not null,
    verdict text not null check (verdict in ('approved', 'rejected')),
    decided_by text not null,
    decided_at timestamptz not null default now(),
    why text,
    primary key (campaign, profile, account, digest)
);

-- Engagement: only ever appended.
create table observation (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,
    observed_at timestamptz not null,
    likes bigint check (likes >= 0),
    reposts bigint check (reposts >= 0),
    replies bigint check (replies >= 0),
    quotes bigint check (quotes >= 0),
    views bigint check (views >= 0),
    simulated boolean not null
);
create index observation_by_delivery on observation (delivery, observed_at desc);

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    who text not null,
    what text not null,
    subject text not null,
    detail text
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change();
create trigger observation_is_append_only before update or delete or truncate on observation
    for each statement execute function refuse_change();

-- The sandbox network keeps what it gets.
create table sandbox_post (
    id bigint generated always as identity primary key,
    account text not null,
    idempotency_key text not null,
    text text not null,
    language text not null,
    content_warning text,
    reply_to bigint references sandbox_post,
    images jsonb not null default '[]',
    posted_at timestamptz not null,
    unique (account, idempotency_key)
);
