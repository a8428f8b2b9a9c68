-- What happens to a post after it has gone out: it is put right, or taken away.

-- Since when a post stands nowhere any more, as far as its network was heard. It is no landmark for settling then, nobody
-- reads its engagement, and its slot is free for another.
alter table attempt add column removed_at timestamptz;
alter table delivery add column removed_at timestamptz;
drop index one_message_a_slot;
create unique index one_message_a_slot on delivery (account, campaign, local_date, slot_id)
    where state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part') and removed_at is null;

-- Other words for one part of a post: in its place where the network can, else in a reply to it. Nothing here is ever
-- deleted: what was wrong and what was said stays known to the team.
create table correction (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,
    part int not null check (part >= 1),
    account text not null,
    was text not null,                -- what stood there when somebody asked
    words text not null,              -- what is to stand there instead; of a reply, all that it says
    way text not null check (way in ('edit', 'reply')),
    new_words boolean not null,       -- said on purpose although the person was released or has died
    asked_by text not null,
    asked_at timestamptz not null default now(),
    state text not null default 'asked' check (state in ('asked', 'uncertain', 'done', 'refused', 'withdrawn')),
    why text,
    next_try_at timestamptz not null default '-infinity',
    tries int not null default 0,
    send_key uuid not null default gen_random_uuid(),
    node text,                        -- who has it in hand
    lease_until timestamptz,
    url text,                         -- of a reply, where followers see it
    ended_at timestamptz,
    check (state in ('asked', 'done') or why is not null),
    check ((node is null) = (lease_until is null)),
    check ((ended_at is null) = (state in ('asked', 'uncertain')))
);
create unique index one_correction_at_a_time on correction (delivery, part) where state in ('asked', 'uncertain');
create index correction_by_delivery on correction (delivery);
create index correction_queue on correction (next_try_at) where state in ('asked', 'uncertain');

-- A reply is handed over as a part of a post is: in an attempt that is written beforehand, one in flight an account.
alter table attempt alter column delivery drop not null;
alter table attempt add column correction bigint references correction;
alter table attempt add constraint attempt_of_one_thing check ((delivery is null) <> (correction is null));
create unique index a_reply_is_tried_in_turn on attempt (correction, n) where correction is not null;
create unique index a_reply_is_published_once on attempt (correction) where outcome = 'published';

-- Everything that was said of a person is to go. No reason is ever asked for.
create table takedown (
    person text primary key,
    asked_by text not null,
    asked_at timestamptz not null default now()
);

-- A post that is to stand nowhere: all its parts, and the replies that corrected it.
create table removal (
    id bigint generated always as identity primary key,
    delivery bigint not null unique references delivery,
    account text not null,
    person text references takedown,  -- null where somebody deletes this one post
    speaks text not null check (speaks in ('own', 'with_others', 'named')),   -- how the post speaks of that person
    asked_by text not null,
    asked_at timestamptz not null default now(),
    state text not null default 'asked' check (state in ('asked', 'gone', 'cannot', 'kept')),
    why text,                         -- what it waits for, or why it stays
    by_whom text,                     -- the person who can change that; null where time or the network does
    next_try_at timestamptz not null default '-infinity',
    tries int not null default 0,
    node text,                        -- who has it in hand
    lease_until timestamptz,
    ended_at timestamptz,
    check (state <> 'cannot' or (why is not null and by_whom is not null)),
    check ((node is null) = (lease_until is null)),
    check ((ended_at is null) = (state = 'asked'))
);
create unique index one_deletion_in_hand on removal (account) where node is not null;
create index removal_queue on removal (id) where state = 'asked';
create index removal_by_person on removal (person) where person is not null;

-- What came of deleting one post on its network; attempt.removed_at says that it is gone.
create table removal_part (
    attempt bigint primary key references attempt,
    removal bigint not null references removal,
    checked_at timestamptz,           -- its network was asked, and has it no more
    blind text,                       -- why its network cannot be asked
    refused text                      -- why its network does not take it away
);
