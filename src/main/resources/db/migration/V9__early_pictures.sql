-- Pictures go to their networks before the post that shows them. Moments are by this server's clock.

-- Whose pictures are looked after: who has them in hand, and when somebody looks at them again.
create table early_picture (
    delivery bigint primary key references delivery,
    account text not null,
    leased_until timestamptz not null,  -- one picture at a time for an account
    next_look_at timestamptz not null,
    uploads int not null default 0      -- how often a picture of it was handed over, or was to be
);
create index early_picture_in_hand on early_picture (account, leased_until);

-- What a network calls a picture that it was given. Nothing here is changed but who it serves.
create table picture_handle (
    id bigint generated always as identity primary key,
    delivery bigint not null references delivery,
    part int not null check (part >= 1),
    place int not null check (place >= 1),  -- among the pictures of the part
    digest text not null,                   -- of the bytes, their type and the alt text: of all that was handed over
    media_id text not null,
    uploaded_at timestamptz not null default now(),
    valid_until timestamptz not null,       -- the network may have thrown it away then
    attempt bigint references attempt,      -- the one that named it; it serves no other, unless that one surely never arrived
    check (valid_until > uploaded_at)
);
create index picture_handle_by_delivery on picture_handle (delivery);
create index picture_handle_by_attempt on picture_handle (attempt) where attempt is not null;
