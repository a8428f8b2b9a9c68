-- The role that works need not own the tables any more: what takes their owner, functions of the owner do for it. What else
-- each table may be used for is granted beside the migrations, as only there the role's name is known.

-- Makes the table of a month (UTC), unless it is there. Whoever appends calls it first; whoever forgets is refused. Who may
-- read the whole may read the part, for backups. (The search_path is the function's own: no table or function that the caller
-- has put before ours is taken for one of ours.)
create or replace function observation_month(moment timestamptz) returns void language plpgsql
    security definer set search_path = pg_catalog, vigil, pg_temp as $$
declare
    first date := date_trunc('month', moment at time zone 'UTC');
    month text := 'observation_' || to_char(first, 'YYYY_MM');
    reader text;
begin
    if to_regclass('vigil.' || month) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('vigil.observation_month'));
    if to_regclass('vigil.' || month) is not null then
        return;
    end if;
    execute format('create table vigil.%I partition of vigil.observation for values from (%L) to (%L)', month,
                   first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
    execute format('create trigger %I before update or delete or truncate on vigil.%I for each statement execute function vigil.refuse_change()',
                   month || '_is_append_only', month);
    for reader in
        select quote_ident(r.rolname) from pg_class c, aclexplode(c.relacl) a, pg_roles r
        where c.oid = 'vigil.observation'::regclass and a.privilege_type = 'SELECT' and r.oid = a.grantee and a.grantee <> c.relowner
    loop
        execute format('grant select on vigil.%I to %s', month, reader);
    end loop;
end $$;

-- Drops the table of a month (UTC). Never one that every installation keeps: the one that runs, and the four before it.
create function drop_observation_month(month date) returns void language plpgsql
    security definer set search_path = pg_catalog, vigil, pg_temp as $$
declare
    first date := date_trunc('month', month);
begin
    if first >= date_trunc('month', now() at time zone 'UTC') - interval '4 months' then
        raise exception 'the observations of % are kept', to_char(first, 'YYYY-MM');
    end if;
    execute format('drop table vigil.%I', 'observation_' || to_char(first, 'YYYY_MM'));
end $$;
revoke execute on function observation_month(timestamptz), drop_observation_month(date) from public;
