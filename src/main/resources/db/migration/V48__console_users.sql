-- Who may sign in at the console, and with what. The name is the one that the audit and the files call somebody by.
create table console_user (
    id bigint generated always as identity primary key,
    name text not null,
    name_key text not null unique,
    email text,
    password text,
    factor bytea,
    factor_step bigint not null default 0,
    offered_factor bytea,
    openid_subject text unique,
    -- Counts up with every change of roles, password, second factor, and with the removal: older sign-ins are over.
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    created_by text not null,
    removed_at timestamptz,
    constraint nothing_of_the_removed check (removed_at is null
        or (password is null and factor is null and offered_factor is null and openid_subject is null and email is null))
);
create unique index console_user_email on console_user (lower(email)) where email is not null;

-- An organisation of the coalition, or * for the team itself.
create table console_role (
    member bigint not null references console_user,
    organisation text not null,
    role text not null check (role in ('viewer', 'editor', 'approver', 'admin')),
    primary key (member, organisation)
);

create table console_recovery_code (
    member bigint not null references console_user,
    digest bytea not null,
    used_at timestamptz,
    primary key (member, digest)
);

-- Known by digest only: whoever reads this table cannot go on with anybody's sign-in.
create table console_sign_in (
    token bytea primary key,
    member bigint not null references console_user,
    version bigint not null,
    by_openid boolean not null,
    began_at timestamptz not null,
    seen_at timestamptz not null
);
create index console_sign_in_of on console_sign_in (member);

-- Links that let somebody in once: the first admin (no member yet), an invitation, a reset.
create table console_link (
    token bytea primary key,
    member bigint references console_user,
    made_at timestamptz not null,
    until timestamptz not null,
    used_at timestamptz
);

-- The one table in which an operator's address stands, for seven days at most. The name is a digest: somebody may have
-- typed a password in its place.
create table console_try (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    address text not null,
    name bytea not null,
    succeeded boolean not null default false
);
create index console_try_name on console_try (name, at);
create index console_try_address on console_try (address, at);
create index console_try_at on console_try (at);
