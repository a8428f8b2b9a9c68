-- Who changed what of a person, and when: a row for each field that a file in force brought. Old and new stand here as they
-- would be published; of a field that is not to be published, only that it changed.
create table profile_change (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    profile text not null,
    who text not null,
    field text not null,              -- as it stands in the file; "file" for the first and the last of it
    old text,                         -- null where it was absent, or is not said
    new text
);
create index profile_change_by_profile on profile_change (profile, id);
create trigger profile_change_is_append_only before update or delete or truncate on profile_change
    for each statement execute function refuse_change();
