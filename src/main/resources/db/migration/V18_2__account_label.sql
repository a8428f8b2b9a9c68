-- Whether an account says of itself that a program posts there, when Vigil looked last; and what a person said where no
-- program can look. Moments are this server's.
create table account_label (
    account text primary key,
    state text not null check (state in ('stands', 'by_hand', 'not_needed')),
    to_do text,                       -- where a person sets it
    seen_at timestamptz not null default now(),
    said_by text,                     -- who has said that it is done
    said_at timestamptz,
    managed_by text,                  -- the account of a human being that is named there
    check ((state = 'by_hand') = (to_do is not null)),
    check ((said_by is null) = (said_at is null) and (said_by is null) = (managed_by is null))
);
