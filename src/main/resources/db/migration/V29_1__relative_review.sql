-- Somebody has asked a relative again, and until when they may be named. A file that names them for longer lifts a restriction, and
-- holds its person; one that follows what is written here does not. Once it has, the row is of no use any more.
create table relative_review (
    id bigint generated always as identity primary key,
    profile text not null,
    relative text not null,           -- sha256 of the name as the file has it
    until date not null,              -- the last day, in the place of custody
    asked_by text not null,
    asked_at timestamptz not null default now(),
    ended_at timestamptz              -- when a file followed it, or somebody wrote down another day
);
create unique index one_review_in_force on relative_review (profile, relative) where ended_at is null;
