-- The reports of what followers did: whom a campaign has ever shown, what was taken down, and the weekly report as a digest.
create index delivery_by_person on delivery (profile, campaign, simulated, published_at) where published_at is not null;
create index delivery_of_campaign on delivery (campaign, simulated) where published_at is not null;
create index attempt_removed on attempt (delivery) where part = 1 and removed_at is not null;

alter table digest drop constraint digest_kind_check;
alter table digest add constraint digest_kind_check check (kind in ('tomorrow', 'verification', 'engagement'));
