-- V40 took over what was read before with least(count, 2147483647), which is 2147483647 where nothing was told. Absent is absent.
-- No count is as high: what was read by a Vigil of before that is known by having no call.
alter table observation disable trigger observation_is_append_only;
update observation set likes = nullif(likes, 2147483647), reposts = nullif(reposts, 2147483647),
    replies = nullif(replies, 2147483647), quotes = nullif(quotes, 2147483647), views = nullif(views, 2147483647)
where call is null and 2147483647 in (likes, reposts, replies, quotes, views);
alter table observation enable trigger observation_is_append_only;
