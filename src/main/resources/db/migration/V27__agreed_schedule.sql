-- That posts go out unread is agreed to by whoever starts a campaign. The schedule as it was then, and each that came into
-- force since: a post goes out unread only where all of them let it. Starting it again leaves only the last.
create table agreed_schedule (
    campaign text not null references campaign,
    digest text not null,             -- of the file
    file bytea not null,
    accounts text[],                  -- each with its network and server, such as 'ours mastodon https://example.org'; null where not kept
    since timestamptz not null default now(),
    primary key (campaign, digest)
);

-- What was in force when this came was agreed to, as far as anybody can know.
insert into agreed_schedule (campaign, digest, file)
    select c.id, s.digest, s.bytes from campaign c
    join source_file s on s.path in ('schedules/' || c.id || '.yaml', 'schedules/' || c.id || '.yml')
    where c.started_at is not null and s.removed_at is null
    on conflict do nothing;

-- Why somebody rejected words may say of a person what only the team may know. It is kept as the reasons of holds are:
-- what stands in approval.why the program encrypts when it next opens the database, and it writes nothing there any more.
update delivery set why = 'rejected by ' || a.decided_by
    from approval a
    where a.campaign = delivery.campaign and a.profile = delivery.profile and a.account = delivery.account
      and a.why is not null and delivery.why = 'rejected by ' || a.decided_by || ': ' || a.why;
