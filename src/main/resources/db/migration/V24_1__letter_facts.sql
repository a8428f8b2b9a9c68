-- What a letter told a family, as a digest of each fact by its field, and none of its words: where another is to be said
-- before the first post, the family is asked again. Null for letters of earlier versions, which are not compared.
alter table family_letter add column facts jsonb check (jsonb_typeof(facts) = 'object');
