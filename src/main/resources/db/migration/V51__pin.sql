-- Somebody whom a person of the team wants on a day, in a slot. The planner follows it as far as it may; a pin that was taken
-- back stays for the record. planned_slot.pinned_by says of a turn that a pin has brought it there.
create table pin (
    id bigint generated always as identity primary key,
    campaign text not null,
    local_date date not null,
    slot_id text not null,
    profile text not null,
    round int check (round >= 1),     -- of the turn that moves there; null for whichever of theirs is nearest
    set_by text not null,
    set_at timestamptz not null default now(),
    removed_by text,
    removed_at timestamptz,
    unmet text,                       -- why the plan does not follow it, by the last planning; null while it does, or is to come
    check ((removed_by is null) = (removed_at is null))
);
create unique index one_pin_a_slot on pin (campaign, local_date, slot_id) where removed_at is null;
create unique index pinned_once_a_day on pin (campaign, local_date, profile) where removed_at is null;
create index planned_slot_by_day on planned_slot (local_date);
