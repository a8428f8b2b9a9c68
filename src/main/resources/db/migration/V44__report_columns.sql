-- What reports add up, said once: likes, reposts, replies and quotes together of a message a day old, absent where all of them are.
-- Said in each question of a report, the same took as long as reading the rows.
alter table series add column day_acts bigint generated always as (
    case when num_nonnulls(day_likes, day_reposts, day_replies, day_quotes) > 0
         then coalesce(day_likes, 0)::bigint + coalesce(day_reposts, 0) + coalesce(day_replies, 0) + coalesce(day_quotes, 0) end) stored;

-- A report is about what is real or about what is played, never about both.
create index series_of_campaign on series (campaign, simulated, published_at) include (delivery);
drop index series_by_campaign;

-- Whether anything is known of a template or a language: each looked at every message.
create index series_of_template on series (template text_pattern_ops) where template is not null;
create index series_of_language on series (language) where language is not null;

-- Which posts of a period nobody has begun to read, and whether a campaign has published anything.
create index delivery_of_campaign_by_kind on delivery (campaign, simulated, published_at) where published_at is not null;
drop index delivery_of_campaign;
