-- The engagement log: every reading of every message, only ever appended, in a table of its own for each month.

-- What a message was, for the reports: written with the attempt, since templates change. Null for what is older than this.
alter table attempt
    add column language text,
    add column template text,
    add column images int check (images >= 0);

-- Each time a network was asked what followers did. One row may stand for several requests.
create table engagement_call (
    id int generated always as identity primary key,
    account text not null,
    network text not null,
    at timestamptz not null,          -- by Vigil's clock
    source text not null,             -- what was asked, such as "GET /2/tweets"
    requests int not null check (requests >= 0),
    asked int not null check (asked >= 0),
    answered int not null check (answered >= 0),
    cost numeric(12, 4) not null default 0 check (cost >= 0),     -- in US dollars, by the prices of the settings
    failure text,                     -- in words; null where all was read
    simulated boolean not null
);
create index engagement_call_by_account on engagement_call (account, at);

alter table observation rename to observation_before;
alter table observation_before rename constraint observation_pkey to observation_before_pkey;
create table observation (
    delivery bigint not null references delivery,
    observed_at timestamptz not null,
    call int references engagement_call,      -- null for readings that are older than this table
    likes int check (likes >= 0),
    reposts int check (reposts >= 0),
    replies int check (replies >= 0),
    quotes int check (quotes >= 0),
    views int check (views >= 0),
    clicks int check (clicks >= 0),
    simulated boolean not null,
    primary key (delivery, observed_at)
) partition by range (observed_at);
create trigger observation_is_append_only before update or delete or truncate on observation
    for each statement execute function refuse_change();

-- Makes the table of a month (UTC), unless it is there. Whoever appends calls it first; whoever forgets is refused.
create function observation_month(moment timestamptz) returns void language plpgsql as $$
declare
    first date := date_trunc('month', moment at time zone 'UTC');
    month text := 'observation_' || to_char(first, 'YYYY_MM');
begin
    if to_regclass('vigil.' || month) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('vigil.observation_month'));
    if to_regclass('vigil.' || month) is not null then
        return;
    end if;
    execute format('create table vigil.%I partition of vigil.observation for values from (%L) to (%L)', month,
                   first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
    execute format('create trigger %I before update or delete or truncate on vigil.%I for each statement execute function vigil.refuse_change()',
                   month || '_is_append_only', month);
end $$;

do $$
declare moment timestamptz;
begin
    for moment in select distinct date_trunc('month', observed_at) from observation_before loop
        perform observation_month(moment);
    end loop;
end $$;
insert into observation (delivery, observed_at, likes, reposts, replies, quotes, views, simulated)
    select delivery, observed_at, least(likes, 2147483647), least(reposts, 2147483647), least(replies, 2147483647),
           least(quotes, 2147483647), least(views, 2147483647), simulated
    from observation_before order by delivery, observed_at, id
    on conflict do nothing;
drop table observation_before;

-- What is known of each published message: when it is to be read next, how it stood when last read, and how it stood when it was
-- a day old, at which age all messages can be compared. All of the counts can be made anew from the observations.
create table series (
    delivery bigint primary key references delivery,
    account text not null,
    network text not null,
    remote_id text not null,          -- of its first part
    campaign text not null,
    profile text not null,
    published_at timestamptz not null,
    hour int not null check (hour between 0 and 23),          -- in the campaign's zone, as is the day of the week
    weekday int not null check (weekday between 1 and 7),     -- 1 is Monday
    language text,
    template text,
    with_image boolean,
    with_link boolean not null,
    simulated boolean not null,
    readings int not null default 0,
    observed_at timestamptz,
    likes int, reposts int, replies int, quotes int, views int, clicks int,
    day_at timestamptz,               -- the first reading at an age of 24 to 36 hours
    day_likes int, day_reposts int, day_replies int, day_quotes int, day_views int, day_clicks int,
    still int not null default 0,     -- readings in a row that showed no change
    missing int not null default 0,   -- readings in a row at which the network said that there is no such message
    next_at timestamptz,
    ended_at timestamptz,
    ended_why text check (ended_why in ('finished', 'deleted', 'vanished', 'account removed')),
    check ((ended_at is null) = (ended_why is null)),
    check ((ended_at is null) = (next_at is not null))
);
create index series_to_read on series (account, next_at) where ended_at is null;
create index series_by_publication on series (published_at, delivery);
create index series_by_campaign on series (campaign, published_at);

-- How many follow an account, once a day (UTC).
create table follower_count (
    account text not null,
    day date not null,
    observed_at timestamptz not null,
    followers int not null check (followers >= 0),
    call int references engagement_call,
    simulated boolean not null,
    primary key (account, day)
);
create trigger follower_count_is_append_only before update or delete or truncate on follower_count
    for each statement execute function refuse_change();

-- What followers answered, where a campaign keeps it: for operators only, encrypted with the key file's key, deleted in time.
create table follower_reply (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,
    remote_id text not null,
    ciphertext bytea not null,
    read_at timestamptz not null,
    delete_at timestamptz not null,
    check (delete_at > read_at),
    unique (delivery, remote_id)
);
create index follower_reply_by_end on follower_reply (delete_at);
