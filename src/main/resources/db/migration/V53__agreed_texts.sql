-- To which texts somebody agreed who lets a campaign's posts go out unread: digests of what readers see of each.
-- null where they were not kept: then any text may go out, as before.
alter table agreed_schedule add column texts text[];
