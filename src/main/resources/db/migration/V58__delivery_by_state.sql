-- What has failed, is held or uncertain is rare among all that was ever published: it is found without reading the rest.
create index delivery_by_state on delivery (state, due_at) where state not in ('planned', 'published');
