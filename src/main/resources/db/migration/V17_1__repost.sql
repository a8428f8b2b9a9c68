-- An account shows a post of another account of its network to its own followers. A repost has no words: nothing about it is
-- settled by reading, counted or corrected. To ask twice makes it once, on every network where it is done at all.
create table repost (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,       -- the post that is shown
    account text not null,
    due_at timestamptz not null,
    late_at timestamptz not null,
    state text not null default 'planned' check (state in ('planned', 'held', 'sending', 'reposted', 'refused', 'missed',
                                                           'withdrawn', 'undoing', 'undone')),
    why text,
    state_at timestamptz not null default now(),
    next_try_at timestamptz not null default '-infinity',
    tries int not null default 0,
    send_key uuid not null default gen_random_uuid(),
    node text,                                          -- who has it in hand
    lease_until timestamptz,
    check (late_at >= due_at),
    check ((node is null) = (lease_until is null)),
    check (state not in ('held', 'refused', 'missed', 'withdrawn') or why is not null),
    unique (delivery, account)
);
create index repost_queue on repost (due_at) where state in ('planned', 'held', 'sending', 'undoing');

-- One try, written before the network is called.
create table repost_attempt (
    id bigint generated always as identity primary key,
    repost bigint not null references repost,
    n int not null check (n >= 1),
    what text not null check (what in ('repost', 'take_back')),
    node text not null,
    started_at timestamptz not null default now(),
    outcome text check (outcome in ('done', 'refused', 'signed_out', 'throttled', 'not_answered')),
    why text,
    ended_at timestamptz,
    check ((outcome is null) = (ended_at is null)),
    unique (repost, n)
);

create table sandbox_repost (
    account text not null,
    post bigint not null references sandbox_post,
    reposted_at timestamptz not null,
    primary key (account, post)
);
