-- Each version of the team's texts and schedules that came into force: who brought it, and when. Of an event, which speaks of
-- people, nothing but that; of a person there is nothing here, since what is erased must stay nowhere.
create table file_version (
    path text not null,
    number integer not null check (number > 0),
    bytes bytea,                      -- null where the file was taken away, of an event, and where it is too large to be kept
    digest text,                      -- SHA-256 of the file; null where it was taken away
    who text not null,                -- "files" where nobody knows: changed by hand
    author text not null,             -- who wrote what readers see of it: a signature below a text makes nobody its author
    at timestamptz not null default now(),
    worded_at timestamptz not null,   -- since when readers see just that
    primary key (path, number)
);
create trigger file_version_is_append_only before update or delete or truncate on file_version
    for each statement execute function refuse_change();

-- What is in force when this comes: nobody knows who wrote it.
insert into file_version (path, number, bytes, digest, who, author, at, worded_at)
select path, 1, case when path not like 'events/%' and length(bytes) <= 1000000 then bytes end, digest, 'files', 'files',
       changed_at, changed_at
from source_file
where removed_at is null and (path like 'templates/%' or path like 'schedules/%' or path like 'events/%');
