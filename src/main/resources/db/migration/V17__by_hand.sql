-- Words that were given to people who post by hand. Vigil has no key to their account: what becomes of the words there is
-- known by what they say, and only they can take it away.
create table handed_out (
    delivery bigint primary key references delivery,
    words text not null,              -- all parts, as they were given last
    given_by text not null,
    given_at timestamptz not null default now(),
    url text,                         -- where they say that it stands
    reported_by text,
    reported_at timestamptz,
    gone_at timestamptz,              -- they say that it stands there no more, or was never posted
    gone_by text,
    check ((url is null) = (reported_by is null) and (url is null) = (reported_at is null)),
    check ((gone_at is null) = (gone_by is null))
);
