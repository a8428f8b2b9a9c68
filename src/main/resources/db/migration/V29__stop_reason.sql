-- Why something was stopped may be the very thing that must not be told ("the family was threatened"): it is a sensitive record, as
-- the reason of a hold is. Those of stops that last wait, as those of holds did, until the program encrypts them when it next opens
-- the database; those of stops that are over are of no use to anybody any more. What stays are Vigil's own words.
insert into unsealed_reason (hold, person, why)
    select id, scope || ' ' || subject, why from restriction
    where scope <> 'person' and lifted_at is null and why is not null and why <> 'restored a backup';
update restriction set why = null where why <> 'restored a backup';
alter table restriction add constraint a_stop_tells_no_reason check (why is null or why = 'restored a backup');

-- It stood behind the name of whoever stopped it, wherever something was kept back.
update delivery set why = regexp_replace(why, '( is stopped by [^:]*): .*$', '\1')
    where why ~ ' is stopped by [^:]*: ' and why !~ ' is stopped by [^:]*: restored a backup$';
update repost set why = regexp_replace(why, '( is stopped by [^:]*): .*$', '\1')
    where why ~ ' is stopped by [^:]*: ' and why !~ ' is stopped by [^:]*: restored a backup$';
update correction set why = regexp_replace(why, '( is stopped by [^:]*): .*$', '\1')
    where why ~ ' is stopped by [^:]*: ' and why !~ ' is stopped by [^:]*: restored a backup$';
