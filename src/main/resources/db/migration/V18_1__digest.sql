-- What the approvers are told each day of what goes out tomorrow, and each week of whom to look for news: one row for
-- each person and way, so that whatever nodes there are send it once. As with tellings, a row is written before it is
-- sent and again when the server has taken it. Moments are by Vigil's clock, but for leases and tries again.
create table digest (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('tomorrow', 'verification')),
    for_day date not null,            -- in the zone of the settings
    person text not null,
    way text not null check (way in ('email', 'webhook')),
    message_id uuid not null default gen_random_uuid(),
    planned_at timestamptz not null,
    tries int not null default 0,
    next_try_at timestamptz not null default '-infinity',
    leased_until timestamptz,
    sent_at timestamptz,
    answer text,
    failed_at timestamptz,
    failure text,
    dropped_at timestamptz,
    dropped_why text,
    check ((dropped_at is null) = (dropped_why is null)),
    check ((failed_at is null) = (failure is null)),
    unique (kind, for_day, person, way)
);
