-- The audit can be written and read, and nothing else: by the rights of the role that Vigil uses, which owns the table,
-- and by a trigger that fires whatever else is switched off in a session.
alter table audit enable always trigger audit_is_append_only;
revoke update, delete, truncate on audit from public;
do $$
begin
    execute format('revoke update, delete, truncate on audit from %I', current_user);
end $$;
