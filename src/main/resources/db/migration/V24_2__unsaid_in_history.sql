-- Until now the history of a person kept, beside the words of a quote, who allowed them and when, and the team's notes of
-- counters. Neither is said there any more; of what stands there it is kept that it changed, by whom and when.
alter table profile_change disable trigger profile_change_is_append_only;
update profile_change set old = null, new = null
    where field = 'quotes' and (old like '%permission:%' or new like '%permission:%')
       or field = 'counters' and (old like '%note:%' or new like '%note:%');
alter table profile_change enable trigger profile_change_is_append_only;
