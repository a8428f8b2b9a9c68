package org.vigil.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the rights of a role differ from those of the role that works. That one reads and writes the rows of every table, and
 * makes, alters and owns none. What refuses changes by its trigger, the audit first of all, it only reads and adds to.
 *
 * @param missing rights that it needs and does not have
 * @param excess rights that it does not need and has
 */
record TableRights(List<Right> missing, List<Right> excess) {
    /** Until the end of a transaction nobody else changes roles and rights: PostgreSQL refuses two who do so at once. */
    static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('vigil.rights'))";

    /** One kind of use of one thing, as {@code grant} names them. */
    record Right(String use, String thing) {
        @Override
        public String toString() {
            return use + " on " + thing;
        }
    }

    /** Whoever asks needs no right at the tables for it. A part of a table is used over the whole; only backups read it itself. */
    private static final String DIFFERENCES = """
            with worker as (select cast(? as name) as role),
            thing as (
                select c.oid, format('table %I.%I', n.nspname, c.relname) as name, c.relispartition as part,
                       c.relname = 'flyway_schema_history' as history, c.relname = 'unsealed_reason' as emptied,
                       c.oid in (select t.tgrelid from pg_trigger t join pg_proc f on f.oid = t.tgfoid
                                 where f.proname = 'refuse_change') as append_only
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'vigil' and c.relkind in ('r', 'p')),
            wanted as (
                select name, use, needed, has_table_privilege(role, oid, use) as held
                from worker, thing cross join lateral (values
                    ('select', true),
                    ('insert', not history and not part),
                    ('update', not history and not part and not append_only),
                    ('delete', not history and not part and not append_only),
                    ('truncate', emptied), ('references', false), ('trigger', false)) as each (use, needed)
                union all
                select format('schema %I', nspname), use, needed, has_schema_privilege(role, oid, use)
                from worker, pg_namespace cross join (values ('usage', true), ('create', false)) as each (use, needed)
                where nspname = 'vigil'
                union all
                select format('function %s', f.oid::regprocedure), 'execute', true, has_function_privilege(role, f.oid, 'execute')
                from worker, pg_proc f join pg_namespace n on n.oid = f.pronamespace
                where n.nspname = 'vigil' and f.prosecdef)
            select name, use, needed from wanted where needed <> held order by name, use
            """;

    static TableRights of(Connection connection, String role) throws SQLException {
        List<Right> missing = new ArrayList<>();
        List<Right> excess = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DIFFERENCES)) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Right right = new Right(rows.getString("use"), rows.getString("name"));
                    (rows.getBoolean("needed") ? missing : excess).add(right);
                }
            }
        }
        return new TableRights(List.copyOf(missing), List.copyOf(excess));
    }

    /** Gives a role what it needs and takes from it what it does not. */
    static void settle(Connection owner, String role) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            String commands = of(owner, role).commands(statement.enquoteIdentifier(role, true));
            if (!commands.isEmpty()) {
                statement.execute(commands);
            }
            owner.commit();
        }
    }

    private String commands(String role) {
        List<String> commands = new ArrayList<>();
        missing.forEach(right -> commands.add("grant " + right + " to " + role));
        excess.forEach(right -> commands.add("revoke " + right + " from " + role));
        return commands.stream().collect(Collectors.joining(";"));
    }
}
