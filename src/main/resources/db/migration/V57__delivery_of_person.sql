-- What was said of one person, in whatever state: the takedown's page asks for it.
create index delivery_of_person on delivery (profile);
