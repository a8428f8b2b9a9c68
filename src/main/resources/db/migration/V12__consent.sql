-- Who agreed to what, who is the same human, who holds: what restricts speaking of a person.

-- What only the team may know, and of it only who asks on purpose: who consented, through which channel, how to reach them,
-- why somebody is held. Encrypted with the key file's key and bound to the person, the record and the field. Default
-- backups leave this table out (docs/operation.md), and so does everything else that leaves the database.
create table sensitive_record (
    person text not null,
    record text not null,             -- such as 'consent 12' or 'hold 7'
    field text not null,
    ciphertext bytea not null,
    kept_at timestamptz not null default now(),
    primary key (person, record, field)
);

-- Each who holds somebody has a hold of their own: it ends when they all have lifted theirs.
drop index restriction_in_force;
create unique index restriction_in_force on restriction (scope, subject) where lifted_at is null and scope <> 'person';
create unique index hold_in_force on restriction (subject, set_by) where lifted_at is null and scope = 'person';

-- A reason that somebody gave for a hold is a sensitive record. Those of earlier versions wait here until the program,
-- which has the key, encrypts them when it next opens the database; default backups leave this table out as well.
alter table restriction add column from_files text;   -- what a changed file took back: those words are Vigil's own
create table unsealed_reason (
    hold bigint primary key references restriction,
    person text not null,
    why text not null
);
update restriction set from_files = why where scope = 'person' and set_by = 'files';
insert into unsealed_reason (hold, person, why)
    select id, subject, why from restriction where scope = 'person' and set_by <> 'files' and why is not null;
update restriction set why = null where scope = 'person';
alter table restriction add constraint a_hold_tells_no_reason check (scope <> 'person' or why is null);
alter table restriction add constraint only_files_say_why check (from_files is null or set_by = 'files');

-- Whether two profiles are of one human, as somebody has said. It counts more than what their names look like.
create table identity_ruling (
    a text not null,
    b text not null,
    same boolean not null,
    said_by text not null,
    said_at timestamptz not null default now(),
    check (a <> b)
);
create unique index one_ruling_a_pair on identity_ruling (least(a, b), greatest(a, b));

-- What somebody agreed to. Who that was, how they were asked and how to reach them are sensitive records.
create table consent (
    id bigint generated always as identity primary key,
    profile text not null,
    scope text[] not null check (cardinality(scope) > 0 and scope <@ array['name', 'story', 'photo', 'quotes', 'relation']),
    given date not null,              -- days of the place of custody
    until date,                       -- the last day; null until revoked
    recorded_by text not null,
    recorded_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by text,
    ended_how text check (ended_how in ('replaced', 'revoked', 'erased')),
    check (until >= given),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_how is null))
);
create unique index one_consent_in_force on consent (profile) where ended_at is null;

-- Stands above every file until somebody records a new consent.
create table consent_revocation (
    id bigint generated always as identity primary key,
    profile text not null,
    revoked_by text not null,
    revoked_at timestamptz not null default now(),
    ended_by text,
    ended_at timestamptz,
    check ((ended_at is null) = (ended_by is null))
);
create unique index one_revocation_in_force on consent_revocation (profile) where ended_at is null;

-- What was written for a family to read, and what they answered. Before the first post they have said yes to what was
-- written last.
create table family_letter (
    id bigint generated always as identity primary key,
    profile text not null,
    language text not null,
    digest text not null,
    written_by text not null,
    written_at timestamptz not null default now()
);
create index family_letter_by_profile on family_letter (profile, id);
create table family_answer (
    id bigint generated always as identity primary key,
    profile text not null,
    answer text not null check (answer in ('yes', 'no', 'stop')),
    recorded_by text not null,
    recorded_at timestamptz not null default now()
);
create index family_answer_by_profile on family_answer (profile, id);

-- Whether somebody was posted on a real network already, and when last.
create index delivery_on_real_networks on delivery (profile, published_at) where published_at is not null and not simulated;

-- One row counts the changes of these tables, so that the gate knows with one read whether what it remembers still holds.
create table person_state (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into person_state (version) values (0);
create function person_state_changed() returns trigger language plpgsql as $$
begin
    update person_state set version = version + 1;
    return null;
end $$;
create trigger rulings_changed after insert or update or delete on identity_ruling
    for each statement execute function person_state_changed();
create trigger consents_changed after insert or update or delete on consent
    for each statement execute function person_state_changed();
create trigger revocations_changed after insert or update or delete on consent_revocation
    for each statement execute function person_state_changed();
create trigger letters_changed after insert or update or delete on family_letter
    for each statement execute function person_state_changed();
create trigger answers_changed after insert or update or delete on family_answer
    for each statement execute function person_state_changed();
