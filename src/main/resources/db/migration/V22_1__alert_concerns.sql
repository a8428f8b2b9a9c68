-- Which organisations of a coalition an alert concerns, beside the whole team: the people whom they named are told as well.
alter table alert add column concerns text[] not null default '{}';
