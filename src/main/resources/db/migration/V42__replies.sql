-- The texts of replies, where a campaign keeps them, and what reading them takes.

-- Whether a call asked for the texts of replies: these have a share of the budget of their own, so that no wave stops the counting.
alter table engagement_call add column replies boolean not null default false;

alter table series
    add column replies_read int,               -- how many replies it had when their texts were last read
    add column replies_tried_at timestamptz,
    add column replies_from timestamptz;       -- what was said up to then was forgotten, and is not kept again
