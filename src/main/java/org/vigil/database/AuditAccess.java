package org.vigil.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the database itself keeps the role that works from changing the audit, whatever it is told to do.
 *
 * @param ways on which it could: none where it can only read and add
 */
public record AuditAccess(String role, Set<Way> ways) {
    public AuditAccess {
        ways = Set.copyOf(ways);
    }

    /** What lets a role change the audit, or take away what refuses changes. */
    public enum Way {
        /** No right binds it. */
        SUPERUSER("superuser"),
        /** It is, or can become, the owner of the table, of its schema or of the database. */
        OWNER("owner"),
        /** It has a right to change, delete or truncate, or to have other things done where somebody adds. */
        RIGHT("changing"),
        /** It can make roles, and so one that may. */
        ROLES("making_roles"),
        /** It can write files, or run programs, where the server runs. */
        SERVER("server");

        private final String column;

        Way(String column) {
            this.column = column;
        }
    }

    public static AuditAccess of(Database database) {
        return database.jdbc()
                .sql("""
                        select current_user as role, r.rolsuper as superuser, r.rolcreaterole as making_roles,
                               pg_has_role(c.relowner, 'member') or pg_has_role(n.nspowner, 'member')
                                   or pg_has_role(d.datdba, 'member') as owner,
                               has_table_privilege(c.oid, 'update') or has_any_column_privilege(c.oid, 'update')
                                   or has_table_privilege(c.oid, 'delete') or has_table_privilege(c.oid, 'truncate')
                                   or has_table_privilege(c.oid, 'trigger') as changing,
                               exists (select from pg_roles p where pg_has_role(p.oid, 'member')
                                       and p.rolname in ('pg_write_server_files', 'pg_execute_server_program')) as server
                        from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_database d
                        where r.rolname = current_user and d.datname = current_database()
                          and n.nspname = 'vigil' and c.relname = 'audit'
                        """)
                .query((row, n) -> new AuditAccess(row.getString("role"), ways(row)))
                .single();
    }

    private static Set<Way> ways(ResultSet row) throws SQLException {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (Way way : Way.values()) {
            if (row.getBoolean(way.column)) {
                ways.add(way);
            }
        }
        return ways;
    }

    /** Whether the database refuses every change. */
    public boolean isAppendOnly() {
        return ways.isEmpty();
    }
}
