-- A log as two years of campaigns leave it: messages in five campaigns of unequal size, about 300 people, each to 20 accounts on
-- four networks, each read at the moments of the reading plan and between them, as after jumps. What stands in
-- generated.messages, generated.now and generated.ages (in seconds, with a comma between) is set beforehand.
-- Triggers and foreign keys sleep meanwhile: what is written is whole.
set session_replication_role = replica;

create table public.generated_age as
    select row_number() over (order by seconds)::int as n, seconds
    from (select distinct string_to_table(current_setting('generated.ages'), ',')::int as seconds) as age;

create table public.generated_account as
    select n as number, 'account-' || to_char(n, 'FM00') as name, (array['x', 'bluesky', 'mastodon', 'sandbox'])[1 + (n - 1) % 4] as network,
           (array['en', 'ru', 'en', 'fa', 'be'])[1 + (n - 1) / 4] as language
    from generate_series(1, 20) as n;

-- One slot every 730 days / (messages / 20); half of them are of one campaign.
insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
select (array['large', 'large', 'large', 'large', 'large', 'middle', 'middle', 'small', 'other', 'last'])[1 + n % 10],
       (at at time zone 'UTC')::date, 'slot-' || n, 'person-' || (n * 7) % 300, 1 + n / 300, 1 + n / 14, at
from generate_series(0, current_setting('generated.messages')::int / 20 - 1) as n,
     lateral (select date_trunc('second', current_setting('generated.now')::timestamptz - interval '730 days'
              + n * (interval '730 days' / (current_setting('generated.messages')::int / 20))) as at) as moment
order by n;

insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at, state, published_at, simulated,
                      state_at)
select s.id, s.campaign, s.local_date, s.slot_id, s.profile, a.name, s.due_at, s.due_at + interval '6 hours', 'published',
       s.due_at + a.number * interval '7 seconds', a.network = 'sandbox', s.due_at
from planned_slot s cross join public.generated_account a
order by s.due_at, a.number;

insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, started_at, send_by, lease_until, outcome, remote_id,
                     url, ended_at, language, template, images)
select d.id, d.account, 1, 1, 'Day ' || d.id % 4000 || ': ' || d.profile || repeat(' is still in prison for what was said.', 5), md5(d.id::text),
       d.send_key || '-1', 'node', d.published_at, d.published_at, d.published_at, 'published', (1800000000000000000 + d.id)::text,
       'https://example.org/' || d.id, d.published_at, a.language, 'templates/' || d.campaign || '/prisoner.' || a.language || '.txt',
       (d.id % 3)::int
from delivery d join public.generated_account a on a.name = d.account
order by d.id;

-- How many followers do something in the end, and how soon.
create table public.generated_message as
select d.id as delivery, a.number as account_number, d.published_at, a.network, d.simulated,
       (exp(3 + 4 * random()))::int as likes, 3 + random() * 11 as hours
from delivery d join public.generated_account a on a.name = d.account order by d.id;

insert into engagement_call (account, network, at, source, requests, asked, answered, cost, simulated)
select a.name, a.network, current_setting('generated.now')::timestamptz - interval '730 days' + n * interval '4 hours', 'GET /2/tweets', 1,
       60, 60, case when a.network = 'x' then 0.3 else 0 end, a.network = 'sandbox'
from public.generated_account a cross join generate_series(0, 730 * 6 - 1) as n
order by a.number, n;

select observation_month(moment) from generate_series(
    date_trunc('month', current_setting('generated.now')::timestamptz - interval '730 days'), current_setting('generated.now')::timestamptz,
    interval '1 month') as moment;

-- In the order in which they are read, month by month.
do $$
declare
    month timestamptz;
    now timestamptz := current_setting('generated.now')::timestamptz;
begin
    for month in select generate_series(date_trunc('month', now - interval '730 days'), now, interval '1 month') loop
        insert into observation (delivery, observed_at, call, likes, reposts, replies, quotes, views, clicks, simulated)
        select m.delivery, at, 1 + (m.account_number - 1) * 4380 + (extract(epoch from at - (now - interval '730 days')) / 14400)::int,
               (likes * grown)::int, (likes * grown * 0.3)::int, (likes * grown * 0.06)::int,
               case when network <> 'mastodon' then (likes * grown * 0.02)::int end,
               case when network = 'x' then (likes * grown * 40)::int end,
               case when network = 'x' and a.seconds < 2592000 then (likes * grown * 0.4)::int end, simulated
        from public.generated_message m cross join public.generated_age a,
             lateral (select m.published_at + a.seconds * interval '1 second' as at, 1 - exp(-a.seconds / 3600.0 / m.hours) as grown) as reading
        where m.published_at >= month - interval '92 days' and m.published_at < month + interval '1 month'
          and at >= month and at < month + interval '1 month' and at < now
        order by at;
    end loop;
end $$;

insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday, language, template, with_image,
                    with_link, simulated, readings, observed_at, likes, reposts, replies, quotes, views, clicks, day_at, day_likes,
                    day_reposts, day_replies, day_quotes, day_views, day_clicks, next_at, ended_at, ended_why)
select d.id, d.account, m.network, t.remote_id, d.campaign, d.profile, d.published_at, extract(hour from d.published_at at time zone 'UTC'),
       extract(isodow from d.published_at at time zone 'UTC'), t.language, t.template, t.images > 0, d.id % 5 = 0, d.simulated,
       coalesce(r.readings, 0), l.observed_at, l.likes, l.reposts, l.replies, l.quotes, l.views, l.clicks,
       y.observed_at, y.likes, y.reposts, y.replies, y.quotes, y.views, y.clicks,
       case when not finished then d.published_at + coalesce((select min(seconds) from public.generated_age
           where d.published_at + seconds * interval '1 second' >= current_setting('generated.now')::timestamptz), 0) * interval '1 second' end,
       case when finished then l.observed_at end, case when finished then 'finished' end
from delivery d
join public.generated_message m on m.delivery = d.id
join attempt t on t.delivery = d.id
cross join lateral (select d.published_at + interval '91 days' < current_setting('generated.now')::timestamptz as finished) as end_of_it
left join (select delivery, count(*)::int as readings, max(observed_at) as observed_at from observation group by delivery) r on r.delivery = d.id
left join observation l on l.delivery = d.id and l.observed_at = r.observed_at
left join observation y on y.delivery = d.id and y.observed_at = d.published_at + interval '24 hours'
order by d.id;

insert into follower_count (account, day, observed_at, followers, call, simulated)
select a.name, day::date, day, 1000 + a.number * 10 + extract(day from day)::int, null, a.network = 'sandbox'
from public.generated_account a,
     generate_series(current_setting('generated.now')::timestamptz - interval '729 days', current_setting('generated.now')::timestamptz,
                     interval '1 day') as day;

drop table public.generated_age, public.generated_account, public.generated_message;
reset session_replication_role;
