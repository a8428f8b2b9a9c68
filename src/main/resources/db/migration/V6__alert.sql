-- Alerts: what a person has to know, who was told of it and whether that came through. Moments are by Vigil's clock, but
-- for leases and tries again, which go by this server's.

create table alert (
    id bigint generated always as identity primary key,
    kind text not null,
    subject text not null,            -- a campaign, an account, or 'files'
    cause text not null default '',   -- tells apart what one kind has on one subject
    items text[] not null,            -- all that it has been about so far: what is new after an acknowledgement opens it again
    headline text not null,
    text text not null,
    raised_at timestamptz not null,
    turn int not null default 0,      -- how often it was somebody's turn to be told
    first_turn int not null default 0 check (first_turn between 0 and turn),   -- from where the order is counted
    next_turn_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    closed_at timestamptz,
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
create unique index one_open_alert_a_cause on alert (kind, subject, cause) where closed_at is null;

-- One message to one person in one way. It is written down before it is sent, and again when the server has taken it: in
-- between it may go out twice, and is never lost.
create table telling (
    id bigint generated always as identity primary key,
    alert bigint not null references alert,
    event text not null check (event in ('raised', 'closed')),
    turn int not null,
    person text not null,
    way text not null check (way in ('email', 'webhook')),
    message_id uuid not null default gen_random_uuid(),   -- of all tries: a mailbox can see that two are one
    planned_at timestamptz not null,
    tries int not null default 0,
    next_try_at timestamptz not null default '-infinity',
    leased_until timestamptz,
    sent_at timestamptz,
    answer text,                      -- what the server said
    failed_at timestamptz,
    failure text,                     -- why the last try failed
    dropped_at timestamptz,
    dropped_why text,
    check ((dropped_at is null) = (dropped_why is null)),
    check ((failed_at is null) = (failure is null)),
    unique (alert, event, turn, person, way)
);
create index telling_queue on telling (next_try_at) where sent_at is null and dropped_at is null;

-- Which slots the outside was pinged for.
create table heartbeat (
    campaign text not null,
    local_date date not null,
    slot_id text not null,
    tries int not null default 0,
    next_try_at timestamptz not null default now(),
    leased_until timestamptz,
    sent_at timestamptz,
    failed_at timestamptz,
    failure text,
    dropped_at timestamptz,
    primary key (campaign, local_date, slot_id)
);

-- Secrets of what is no account: a mail server's password, the address of a chat. Encrypted as those of the accounts are.
create table alert_secret (
    name text primary key,
    ciphertext bytea not null,
    changed_at timestamptz not null default now()
);

-- What lay in the last days, whatever became of it.
create index delivery_by_due on delivery (due_at);
