-- Posts that are nobody's turn: that somebody was released, in memory of somebody who died, or an event. Each is approved by a
-- person and goes out once and only once.
alter table planned_slot
    add column kind text not null default 'turn' check (kind in ('turn', 'released', 'memorial', 'event')),
    add column custody_since date,    -- of a release: the first day of the custody that it ended, which tells one release from another
    add column asked_by text,         -- who asked for it; null for what the plan or a file brings
    drop constraint planned_slot_round_check,
    drop constraint planned_slot_day_check,
    add constraint only_turns_are_counted check (
        case when kind = 'turn' then round >= 1 and day >= 1 else round = 0 and day = 0 end),
    add constraint only_a_release_ends_custody check ((kind = 'released') = (custody_since is not null));
alter table planned_slot drop constraint nobody_twice_in_a_round;
alter table planned_slot add constraint nobody_twice_in_a_round exclude using btree (campaign with =, round with =, profile with =)
    where (withdrawn_at is null and kind = 'turn') deferrable initially immediate;
create unique index announced_once_in_a_campaign on planned_slot (campaign, kind, profile, coalesce(custody_since, '-infinity'))
    where kind <> 'turn' and withdrawn_at is null;

alter table delivery
    add column kind text not null default 'turn' check (kind in ('turn', 'released', 'memorial', 'event')),
    add column custody_since date,
    add constraint only_a_release_ends_custody check ((kind = 'released') = (custody_since is not null));
-- Once a day for turns; whatever is announced, once for ever, in whichever campaign and on whichever day.
drop index nobody_twice_a_day;
create unique index nobody_twice_a_day on delivery (account, profile, local_date)
    where kind = 'turn' and state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part');
create unique index announced_once on delivery (account, kind, profile, coalesce(custody_since, '-infinity'))
    where kind <> 'turn' and state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part');
