-- Partners of a coalition are told that somebody is on hold, never why, and confirm that they know.
create table hold_confirmation (
    hold bigint not null references restriction,
    organisation text not null,
    confirmed_by text not null,
    confirmed_at timestamptz not null default now(),
    primary key (hold, organisation)
);
