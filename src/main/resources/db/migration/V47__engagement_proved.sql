-- A post on a network that tells nothing has a series, too, which ends as it begins: it was shown, and reports count it.
alter table series drop constraint series_ended_why_check;
alter table series add constraint series_ended_why_check
    check (ended_why in ('finished', 'deleted', 'vanished', 'account removed', 'not told'));

-- After the clock was ahead for a while: what was finished at a moment that is still to come goes on.
create index series_finished on series (ended_at) where ended_why = 'finished';

-- Which process asks about an account at the moment. Two never do at once; after one that died another does.
create table engagement_turn (
    account text primary key,
    holder uuid not null,
    leased_until timestamptz not null     -- by this server's clock
);
