-- What readers are asked closes by itself, and is left out from then on. So that the rest stays approved, a decision
-- keeps the digest of the words without it as well. Empty for what was decided before Vigil kept it: that is asked again.
alter table approval add column digest_besides_action text;
