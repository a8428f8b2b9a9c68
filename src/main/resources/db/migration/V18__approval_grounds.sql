-- What a decision was made about: the template and the facts that it used, as they are said in public. So that when it
-- is asked for again, people see what has changed. Empty for what was decided before Vigil kept it.
alter table approval add column template_file text;
alter table approval add column template text;
alter table approval add column facts jsonb;
alter table approval add constraint grounds_are_whole
    check ((template_file is null) = (facts is null) and (template is null) = (facts is null));
