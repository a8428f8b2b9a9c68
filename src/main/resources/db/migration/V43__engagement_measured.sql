-- What the collector asks once a minute, and what a long log is asked: without these it looked at every message ever published.
create index series_read_last on series (observed_at) where ended_at is null;     -- after the clock was put back
create index series_of_removed_account on series (account) where ended_why = 'account removed';
create index delivery_of_account_by_publication on delivery (account, published_at, id) where published_at is not null;

-- What the log is asked for one person, and for one campaign.
create index delivery_of_person_by_publication on delivery (profile, published_at, id) where published_at is not null;
create index delivery_of_campaign_by_publication on delivery (campaign, published_at, id) where published_at is not null;
