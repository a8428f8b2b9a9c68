package org.vigil.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that a backup holds, by name: all but those of Quartz, which carry no truth, and the schema's own history. Of
 * a table that is kept in parts, the parts.
 *
 * @param schema the version of the schema
 */
record BackupTables(String schema, List<Table> tables) {

    /** @param columns with quotes, divided by commas; what the database reckons by itself is none */
    record Table(String name, String columns) {
        String withColumns() {
            return "\"" + name + "\" (" + columns + ")";
        }
    }

    static BackupTables of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new BackupTables(schema(statement), tables(statement));
        }
    }

    private static String schema(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select version from flyway_schema_history where success and version is not null
                order by installed_rank desc limit 1
                """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select t.table_name, string_agg(quote_ident(c.column_name), ',' order by c.ordinal_position)
                from information_schema.tables t
                join information_schema.columns c using (table_schema, table_name)
                where t.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
                  and (select relkind from pg_class where oid = to_regclass(quote_ident(t.table_name))) = 'r'
                  and t.table_name not like 'qrtz\\_%' and t.table_name <> 'flyway_schema_history'
                group by t.table_name
                order by t.table_name
                """)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2)));
            }
        }
        return List.copyOf(tables);
    }
}
