-- Why a profile comes out of turn: a milestone, an anniversary or an observance. Such a turn uses up the profile's next one.
alter table planned_slot add column claim text check (claim in ('MILESTONE', 'ANNIVERSARY', 'OBSERVANCE'));
