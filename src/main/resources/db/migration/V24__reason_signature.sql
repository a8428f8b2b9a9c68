-- Why somebody may be shown who cannot be asked: two people sign it, each for themselves. Until now the two names in a file
-- were enough, and one hand could have written both. A signature is for the reason, its day and its scope as they stood.
create table reason_signature (
    id bigint generated always as identity primary key,
    profile text not null,
    digest text not null,
    signed_by text not null,
    signed_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by text,
    check ((ended_at is null) = (ended_by is null))
);
create unique index one_signature_of_each on reason_signature (profile, digest, lower(signed_by)) where ended_at is null;
create trigger signatures_changed after insert or update or delete on reason_signature
    for each statement execute function person_state_changed();
